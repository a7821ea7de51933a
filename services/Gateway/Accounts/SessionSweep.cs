using Calling.Contracts.People;
using Calling.Gateway.Data;
using Calling.ServiceDefaults.Work;
using Microsoft.EntityFrameworkCore;
using StackExchange.Redis;

namespace Calling.Gateway.Accounts;

/// <summary>Ends that nobody announced yet: expired sessions, and those that ended while Redis was away. Their rows go after that.</summary>
public sealed class SessionSweep(
    IServiceScopeFactory scopes, IConnectionMultiplexer redis, SessionCache cache, TimeProvider clock, ILogger<SessionSweep> logger)
    : RepeatedWork(clock, logger)
{
    private const int Batch = 500;

    private static readonly TimeSpan s_every = TimeSpan.FromSeconds(15);

    protected override async Task<TimeSpan> DoAsync(CancellationToken stopping)
    {
        cache.Sweep();
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AccountsDb>();
        var now = Clock.GetUtcNow();
        var ended = await db.Sessions.Where(session => session.RevokedAt != null || session.ExpiresAt <= now)
            .OrderBy(session => session.ExpiresAt).Select(session => session.Id).Take(Batch).ToListAsync(stopping);
        if (ended.Count == 0) return s_every;
        // Announced first: a gateway that stops in between leaves the rows to another, and hearing it twice does no harm.
        var subscriber = redis.GetSubscriber();
        await Task.WhenAll(ended.Select(id => subscriber.PublishAsync(PersonKeys.SessionsEnded, id)));
        await db.Sessions.Where(session => ended.Contains(session.Id)).ExecuteDeleteAsync(stopping);
        return ended.Count < Batch ? s_every : TimeSpan.Zero;
    }
}
