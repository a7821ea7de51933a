using System.Text.Json;
using Calling.Contracts;
using Calling.Contracts.People;
using Calling.Contracts.Presence;
using Calling.Contracts.Redis;
using Calling.Presence.Aggregate;
using Calling.Presence.Sweep;
using StackExchange.Redis;

namespace Calling.Presence.Redis;

/// <summary>Presence in Redis. What must be there whole or not at all is one script.</summary>
internal sealed class PresenceStore(IConnectionMultiplexer redis, TimeProvider clock) : IPresenceStore
{
    private const int PageSize = 500;

    private static readonly LuaScriptText s_takeDue = Script("take-due.lua");
    private static readonly LuaScriptText s_takeOne = Script("take-one.lua");
    private static readonly LuaScriptText s_publish = Script("publish.lua");
    private static readonly LuaScriptText s_makeDue = Script("make-due.lua");

    /// <summary>Who was taken and not published comes back after this.</summary>
    private static readonly TimeSpan s_retake = TimeSpan.FromSeconds(5);

    private IDatabase Database => redis.GetDatabase();

    public Task ListenAsync(Action nudged) => redis.GetSubscriber().SubscribeAsync(PresenceKeys.Nudge, (_, _) => nudged());

    public async Task<IReadOnlyList<Taken>> TakeDueAsync(DateTimeOffset now, int most)
    {
        var token = Guid.NewGuid().ToString("N");
        var score = Milliseconds(now + s_retake);
        var due = (string[])(await Database.ScriptEvaluateAsync(
            s_takeDue.Text, [PresenceKeys.Due, StoreKeys.Taken], [Milliseconds(now), score, token, most]))!;
        return [.. due.Chunk(2).Select(pair => new Taken(new UserId(pair[0]), PresenceFields.Time((long)PresenceFields.Number(pair[1])), token, score))];
    }

    public async Task<Taken> TakeAsync(UserId user, DateTimeOffset now)
    {
        var taken = new Taken(user, null, Guid.NewGuid().ToString("N"), Milliseconds(now + s_retake));
        await Database.ScriptEvaluateAsync(s_takeOne.Text, [PresenceKeys.Due, StoreKeys.Taken], [user.Value, taken.Score, taken.Token]);
        return taken;
    }

    public async Task<LoadedPresence> LoadAsync(UserId user)
    {
        // One connection: all are sent before the first is awaited, and answered in one round trip.
        var database = Database;
        var devices = database.SortedSetRangeByRankWithScoresAsync(PresenceKeys.Devices(user));
        var activity = database.HashGetAllAsync(PresenceKeys.Activity(user));
        var manual = database.HashGetAllAsync(StoreKeys.Manual(user));
        var claimed = database.KeyExistsAsync(PresenceKeys.Claim(user));
        var shown = database.HashGetAllAsync(PresenceKeys.Shown(user));
        var name = database.HashGetAsync(PersonKeys.Person(user), "name");
        var published = PresenceFields.Published(await shown);
        var facts = new PresenceFacts(
            PresenceFields.Devices(await devices, await activity), PresenceFields.Choice(await manual), await claimed, published?.Shown.LastSeen);
        return new LoadedPresence(user, await name, facts, published);
    }

    public async Task<Publishing?> PublishAsync(Taken taken, RefreshPlan plan, DateTimeOffset now)
    {
        var user = taken.User;
        RedisKey[] keys =
        [
            PresenceKeys.Shown(user), PresenceKeys.Due, StoreKeys.Taken, PresenceKeys.Reachable,
            PresenceKeys.Devices(user), PresenceKeys.Activity(user), PresenceKeys.Info(user),
        ];
        var visible = plan.Now;
        RedisValue[] arguments =
        [
            user.Value, taken.Token, taken.Score, Optional(plan.Due), Milliseconds(now), Milliseconds(now - RefreshPlan.KeepLapsed),
            plan.Changes ? 1 : 0, Wire.Name(visible.Status), PresenceFields.Rank(visible.Status), Optional(visible.Until), visible.Message ?? "",
            Optional(visible.LastSeen), Optional(plan.TellAgainAt),
        ];
        var result = (RedisResult[])(await Database.ScriptEvaluateAsync(s_publish.Text, keys, arguments))!;
        return (int)result[0] == 0 ? null : new Publishing((long)result[1], (long)result[2]);
    }

    public async Task ChooseAsync(UserId user, ManualChoice? choice)
    {
        var key = StoreKeys.Manual(user);
        var change = Database.CreateTransaction();
        _ = change.KeyDeleteAsync(key);
        if (choice is not null) _ = change.HashSetAsync(key, PresenceFields.Of(choice));
        // A little longer than the choice holds: that it ended is the aggregate's to say.
        if (choice?.Until is { } until) _ = change.KeyExpireAsync(key, (until + RefreshPlan.KeepLapsed).UtcDateTime);
        await change.ExecuteAsync();
    }

    public async Task MakeDueAsync(IReadOnlyCollection<UserId> users, DateTimeOffset at, bool nudge)
    {
        foreach (var page in users.Chunk(PageSize))
            await Database.ScriptEvaluateAsync(s_makeDue.Text, [PresenceKeys.Due], [Milliseconds(at), nudge ? 1 : 0, .. page.Select(user => (RedisValue)user.Value)]);
    }

    public async Task<IReadOnlyCollection<UserId>> ReachableAsync() =>
        [.. (await Database.SortedSetRangeByRankAsync(PresenceKeys.Reachable)).Select(member => new UserId((string)member!))];

    public Task<bool> IsFirstToSweepAsync(TimeSpan within) => Database.StringSetAsync(StoreKeys.SafetySweep, 1, within, When.NotExists);

    public async Task<IReadOnlyList<DeviceView>> DevicesAsync(UserId user)
    {
        var database = Database;
        var alive = database.SortedSetRangeByScoreAsync(PresenceKeys.Devices(user), Milliseconds(clock.GetUtcNow()), exclude: Exclude.Start);
        var activity = database.HashGetAllAsync(PresenceKeys.Activity(user));
        var info = database.HashGetAllAsync(PresenceKeys.Info(user));
        var active = (await activity).ToDictionary(entry => entry.Name, entry => entry.Value);
        var about = (await info).ToDictionary(entry => entry.Name, entry => entry.Value);
        return
        [
            .. (await alive).Select(device => new DeviceView(
                new DeviceId((string)device!),
                PresenceFields.Time((long?)active.GetValueOrDefault(device)) ?? DateTimeOffset.UnixEpoch,
                about.TryGetValue(device, out var json) ? JsonSerializer.Deserialize<DeviceInfo>((string)json!, Wire.Json) : null)),
        ];
    }

    private static long Milliseconds(DateTimeOffset moment) => PresenceFields.Milliseconds(moment);

    private static RedisValue Optional(DateTimeOffset? moment) => moment is { } known ? Milliseconds(known) : "";

    private static LuaScriptText Script(string file) => LuaScriptText.Load(typeof(PresenceStore).Assembly, file);
}
