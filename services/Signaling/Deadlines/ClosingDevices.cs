using Calling.Contracts.People;
using Calling.Contracts.Presence;
using Calling.Signaling.Calls;
using StackExchange.Redis;

namespace Calling.Signaling.Deadlines;

/// <summary>Hears of pages that close, so that the other side of a call sees "Reconnecting…" at once; the end comes with the lease.</summary>
internal sealed partial class ClosingDevices(IConnectionMultiplexer redis, ICallStore store, CallService calls, ILogger<ClosingDevices> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) =>
        redis.GetSubscriber().SubscribeAsync(PresenceKeys.DeviceClosing, (channel, message) => _ = HearAsync(message!), CommandFlags.FireAndForget);

    public Task StopAsync(CancellationToken cancellationToken) =>
        redis.GetSubscriber().UnsubscribeAsync(PresenceKeys.DeviceClosing, flags: CommandFlags.FireAndForget);

    private async Task HearAsync(string message)
    {
        var colon = message.IndexOf(':', StringComparison.Ordinal);
        try
        {
            var (user, device) = (new UserId(message[..colon]), new DeviceId(message[(colon + 1)..]));
            if (await store.LiveCallOfAsync(user) is { } call)
                await calls.DoAsync(call.Id, user, side => new CallCommand.DeviceLeft(side, device));
        }
        catch (Exception exception)
        {
            // The lease of the device ends the call all the same.
            LogNotHeard(exception, message);
        }
    }

    [LoggerMessage(LogLevel.Warning, "A closing page was not heard: {Message}")]
    private partial void LogNotHeard(Exception exception, string message);
}
