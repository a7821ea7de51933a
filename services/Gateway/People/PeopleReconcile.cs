using Calling.Gateway.Data;
using Calling.ServiceDefaults.Work;
using Microsoft.EntityFrameworkCore;
using StackExchange.Redis;

namespace Calling.Gateway.People;

/// <summary>At start, and whenever Redis lost what it knew: those who must exist are made, and everybody is published.</summary>
public sealed partial class PeopleReconcile(
    IServiceScopeFactory scopes, IConnectionMultiplexer redis, PeoplePublisher publisher, PeoplePublished published,
    TimeProvider clock, ILogger<PeopleReconcile> logger)
    : RepeatedWork(clock, logger)
{
    private const int Batch = 1000;

    /// <summary>One read of one key: cheap enough to be quick after a loss.</summary>
    private static readonly TimeSpan s_lookEvery = TimeSpan.FromSeconds(2);

    protected override async Task<TimeSpan> DoAsync(CancellationToken stopping)
    {
        var store = redis.GetDatabase();
        if (published.AtLeastOnce && !publisher.IsIncomplete && await store.KeyExistsAsync(GatewayKeys.PeoplePublished)) return s_lookEvery;
        await using var scope = scopes.CreateAsyncScope();
        if (!published.AtLeastOnce) await scope.ServiceProvider.GetRequiredService<FirstPeople>().EnsureAsync();
        publisher.MarkComplete();
        var count = await PublishAllAsync(scope.ServiceProvider.GetRequiredService<AccountsDb>(), stopping);
        await store.StringSetAsync(GatewayKeys.PeoplePublished, 1);
        published.AtLeastOnce = true;
        LogPublished(count);
        return s_lookEvery;
    }

    private async Task<int> PublishAllAsync(AccountsDb db, CancellationToken stopping)
    {
        var count = 0;
        for (var after = ""; ;)
        {
            var accounts = await db.Accounts.AsNoTracking().Where(account => string.Compare(account.Id, after) > 0)
                .OrderBy(account => account.Id).Take(Batch).ToListAsync(stopping);
            await publisher.PublishAsync(accounts);
            count += accounts.Count;
            if (accounts.Count < Batch) return count;
            after = accounts[^1].Id;
        }
    }

    [LoggerMessage(LogLevel.Information, "{Count} people are published.")]
    private partial void LogPublished(int count);
}
