using System.Globalization;
using Calling.Contracts.Redis;
using Calling.Signaling.Outbox;
using StackExchange.Redis;

namespace Calling.Signaling.Redis;

internal sealed class RedisOutbox(IConnectionMultiplexer redis) : IOutbox
{
    private static readonly LuaScriptText s_hold = LuaScriptText.Load(typeof(RedisOutbox).Assembly, "hold-relay.lua");

    private IDatabase Database => redis.GetDatabase();

    public async Task<bool> HoldRelayAsync(string node, TimeSpan lease) =>
        (int)await Database.ScriptEvaluateAsync(s_hold.Text, [CallKeys.Relay], [node, (long)lease.TotalMilliseconds]) == 1;

    public async Task<IReadOnlyList<OutboxEntry>> ReadAsync(int most)
    {
        var entries = await Database.StreamRangeAsync(CallKeys.Outbox, count: most);
        return [.. entries.Select(entry => new OutboxEntry(entry.Id!, entry["type"]!, entry["body"]!, (string?)entry["trace"] ?? ""))];
    }

    public Task RemoveAsync(IReadOnlyCollection<OutboxEntry> published) =>
        Database.StreamDeleteAsync(CallKeys.Outbox, [.. published.Select(entry => (RedisValue)entry.Id)]);

    public async Task<(long Length, DateTimeOffset? Oldest)> MeasureAsync()
    {
        var length = Database.StreamLengthAsync(CallKeys.Outbox);
        var oldest = await Database.StreamRangeAsync(CallKeys.Outbox, count: 1);
        return (await length, oldest is [var entry] ? CommittedAt(entry.Id!) : null);
    }

    public Task<long> CountLiveCallsAsync() => Database.SetLengthAsync(CallKeys.Live);

    /// <summary>A stream's id starts with the server's clock in milliseconds.</summary>
    private static DateTimeOffset CommittedAt(string id) =>
        DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(id.AsSpan(0, id.IndexOf('-', StringComparison.Ordinal)), CultureInfo.InvariantCulture));
}
