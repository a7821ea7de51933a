using Calling.Contracts.People;
using Calling.ServiceDefaults.Redis;
using StackExchange.Redis;

namespace Calling.Gateway.Accounts;

/// <summary>Tells every node that sessions ended, and hears it from the other gateways.</summary>
public sealed partial class SessionEnds(IConnectionMultiplexer redis, SessionCache cache, ExternalPeople external, ILogger<SessionEnds> logger) : IHostedService
{
    /// <summary>The database knows already; while Redis is away <see cref="SessionSweep"/> announces it later.</summary>
    public async Task AnnounceAsync(string ended)
    {
        Hear(ended);
        try
        {
            await redis.GetSubscriber().PublishAsync(PersonKeys.SessionsEnded, ended);
        }
        catch (Exception exception) when (RedisLimits.MeansLost(exception))
        {
            LogNotAnnounced(exception.Message);
        }
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        redis.ConnectionRestored += (_, _) => cache.Doubt();
        try
        {
            await redis.GetSubscriber().SubscribeAsync(PersonKeys.SessionsEnded, (_, ended) => Hear(ended!));
        }
        catch (Exception exception) when (RedisLimits.MeansLost(exception))
        {
            // The client keeps the subscription and makes it when Redis comes.
            LogNotSubscribed(exception.Message);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void Hear(string ended)
    {
        cache.End(ended);
        if (SessionCache.PersonOf(ended) is { } person) external.Forget(person);
    }

    [LoggerMessage(LogLevel.Warning, "The end of a session is announced later, because Redis is away: {Reason}")]
    private partial void LogNotAnnounced(string reason);

    [LoggerMessage(LogLevel.Warning, "Ended sessions are heard of later, because Redis is away: {Reason}")]
    private partial void LogNotSubscribed(string reason);
}
