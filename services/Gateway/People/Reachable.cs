using Calling.Contracts.Presence;
using StackExchange.Redis;

namespace Calling.Gateway.People;

/// <summary>How reachable people are, from Presence's published set; read at most once a second, however many look at the directory.</summary>
internal sealed class Reachable(IConnectionMultiplexer redis, TimeProvider clock)
{
    private static readonly TimeSpan s_fresh = TimeSpan.FromSeconds(1);

    private volatile Read? _last;

    private sealed record Read(IReadOnlyDictionary<string, int> Ranks, DateTimeOffset At);

    public async Task<IReadOnlyDictionary<string, int>> RanksAsync()
    {
        if (_last is { } last && last.At + s_fresh > clock.GetUtcNow()) return last.Ranks;
        var at = clock.GetUtcNow();
        var entries = await redis.GetDatabase().SortedSetRangeByRankWithScoresAsync(PresenceKeys.Reachable);
        var ranks = entries.ToDictionary(entry => (string)entry.Element!, entry => (int)entry.Score, StringComparer.Ordinal);
        _last = new Read(ranks, at);
        return ranks;
    }

    /// <summary>The score in <see cref="PresenceKeys.Reachable"/>.</summary>
    public static int RankOf(PresenceStatus status) => status switch
    {
        PresenceStatus.Online => 1,
        PresenceStatus.Away => 2,
        PresenceStatus.InCall => 3,
        PresenceStatus.Busy => 4,
        PresenceStatus.DoNotDisturb => 5,
        PresenceStatus.Offline => 9,
    };
}
