using Calling.Contracts.Hub;
using Calling.Contracts.People;
using Calling.Contracts.Presence;
using Calling.ServiceDefaults.Work;
using Microsoft.AspNetCore.SignalR;
using StackExchange.Redis;

namespace Calling.Signaling.Hub;

/// <summary>Closes the sockets of sessions that ended: signed out, disabled, expired. The socket is told first, so that it does not come back.</summary>
internal sealed partial class EndedSessions(
    IConnectionMultiplexer redis, LocalConnections connections, PersonDirectory people, IHubContext<CallingHub, ICallingClient> hub,
    DeviceLeases leases, TimeProvider clock, ILogger<EndedSessions> logger) : RepeatedWork(clock, logger)
{
    /// <summary>The look by the clock closes what a lost message left open.</summary>
    private static readonly TimeSpan s_lookEvery = TimeSpan.FromSeconds(30);

    private bool _listening;

    protected override async Task<TimeSpan> DoAsync(CancellationToken stopping)
    {
        if (!_listening)
        {
            await redis.GetSubscriber().SubscribeAsync(PersonKeys.SessionsEnded, (channel, message) => _ = HearAsync((string)message!));
            _listening = true;
        }

        var present = connections.All;
        var known = await people.FindAsync([.. present.Select(connection => connection.User)]);
        foreach (var connection in present.Where(connection => known.TryGetValue(connection.User, out var person) && !person.Enabled))
            await CloseAsync(connection);
        return s_lookEvery;
    }

    private async Task HearAsync(string ended)
    {
        foreach (var connection in connections.All.Where(one => one.Session == ended || $"user:{one.User}" == ended))
            await CloseAsync(connection);
    }

    private async Task CloseAsync(LocalConnection connection)
    {
        try
        {
            await hub.Clients.Client(connection.Context.ConnectionId).SessionEnded();
            await leases.RemoveAsync(connection.User, connection.Device);
        }
        catch (Exception exception)
        {
            LogNotTold(exception, connection.User);
        }
        finally
        {
            connection.Context.Abort();
        }
    }

    [LoggerMessage(LogLevel.Warning, "A socket of {UserId} was closed without a word.")]
    private partial void LogNotTold(Exception exception, UserId userId);
}
