using Calling.Contracts.Errors;
using Calling.Contracts.Hub;
using Calling.Contracts.People;
using Calling.ServiceDefaults.Errors;
using Calling.ServiceDefaults.Tokens;

namespace Calling.Signaling.Hub;

/// <summary>The edge of the hub: every method passes here, so that a device always gets a typed reply and never an exception.</summary>
internal sealed partial class HubCalls(LocalConnections connections, HubRate rate, ILogger<HubCalls> logger)
{
    public async Task<Reply<T>> RunAsync<T>(CallingHub hub, Func<LocalConnection, Task<Reply<T>>> method)
    {
        if (connections.Find(hub.Context.ConnectionId) is not { } connection) return CallError.Unauthenticated;
        if (!rate.Allows(connection.User)) return CallError.RateLimited;
        try
        {
            return await method(connection);
        }
        catch (Exception exception)
        {
            var error = TypedErrors.For(exception);
            if (error == CallError.Unexpected) LogUnexpected(exception, connection.User);
            return error;
        }
    }

    public static Person PersonOf(LocalConnection connection) => connection.Context.User!.Person();

    [LoggerMessage(LogLevel.Error, "A hub method failed for {UserId}.")]
    private partial void LogUnexpected(Exception exception, UserId userId);
}
