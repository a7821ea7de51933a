using System.Diagnostics;
using System.Text.Json;
using Calling.Contracts;
using Calling.Contracts.Calls;
using Calling.Contracts.People;
using Calling.Contracts.Presence;
using Calling.Contracts.Redis;
using Calling.Signaling.Calls;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace Calling.Signaling.Redis;

/// <summary>Calls in Redis. Every change is one script, so it is there whole or not at all.</summary>
internal sealed class CallStore(IConnectionMultiplexer redis, TimeProvider clock, IOptions<CallOptions> options) : ICallStore
{
    private const int DueAtOnce = 100;

    private static readonly LuaScriptText s_commit = LuaScriptText.Load(typeof(CallStore).Assembly, "commit.lua");
    private static readonly LuaScriptText s_takeDue = LuaScriptText.Load(typeof(CallStore).Assembly, "take-due.lua");
    private static readonly LuaScriptText s_freeClaim = LuaScriptText.Load(typeof(CallStore).Assembly, "free-claim.lua");

    /// <summary>Longer than anybody talks; a live call is renewed by each look at its leases.</summary>
    private static readonly TimeSpan s_liveFor = TimeSpan.FromDays(1);

    /// <summary>Due work that its taker did not finish comes back after this.</summary>
    private static readonly TimeSpan s_retake = TimeSpan.FromSeconds(3);

    private IDatabase Database => redis.GetDatabase();

    public async Task<Call?> LoadAsync(CallId call)
    {
        var body = await Database.HashGetAsync(CallKeys.Call(call), "body");
        return body.IsNull ? null : JsonSerializer.Deserialize<Call>((string)body!, Wire.Json);
    }

    public async Task<IReadOnlyList<Call>> LoadAsync(IReadOnlyCollection<CallId> calls) =>
        [.. (await Task.WhenAll(calls.Select(LoadAsync))).OfType<Call>()];

    public async Task<Call?> LiveCallOfAsync(UserId user)
    {
        var claimed = await Database.StringGetAsync(CallKeys.Claim(user));
        if (!CallId.TryParse(claimed, null, out var id)) return null;
        if (await LoadAsync(id) is { } call) return call.IsLive ? call : null;
        await Database.ScriptEvaluateAsync(s_freeClaim.Text, [CallKeys.Claim(user), CallKeys.Call(id)], [id.ToString()]);
        return null;
    }

    public async Task<IReadOnlyList<CallId>> LiveCallsAsync() =>
        [.. (await Database.SetMembersAsync(CallKeys.Live)).Select(member => CallId.Parse((string)member!, null))];

    public async Task<CallId?> FindCommandAsync(UserId user, string commandId)
    {
        var done = await Database.StringGetAsync(CallKeys.Command(user, commandId));
        return CallId.TryParse(done, null, out var id) ? id : null;
    }

    public async Task<CommitResult> CommitAsync(CallCommit commit, string? commandId = null)
    {
        var call = commit.Next;
        RedisKey[] keys =
        [
            CallKeys.Call(call.Id), CallKeys.Claim(call.Caller.Id), CallKeys.Claim(call.Callee.Id), CallKeys.Deadlines, CallKeys.Live,
            CallKeys.Outbox, PresenceKeys.Due, CallKeys.Command(call.Caller.Id, commandId ?? ""),
        ];
        var result = (RedisResult[])(await Database.ScriptEvaluateAsync(s_commit.Text, keys, Arguments(commit, commandId)))!;
        return new CommitResult(
            (CommitOutcome)(int)result[0],
            result.Length > 1 && CallId.TryParse((string?)result[1], null, out var other) ? other : null);
    }

    public async Task SetLeaseLookAsync(CallId call, DateTimeOffset at)
    {
        // Only where the call is still live: its end has removed the member, and an update must not bring it back.
        var renewed = Database.KeyExpireAsync(CallKeys.Call(call), s_liveFor, ExpireWhen.GreaterThanCurrentExpiry);
        await Database.SortedSetUpdateAsync(CallKeys.Deadlines, Member(DeadlineKind.Lease, call), at.ToUnixTimeMilliseconds(), SortedSetWhen.Exists);
        await renewed;
    }

    public async Task<IReadOnlyList<(DeadlineKind Kind, CallId Call)>> TakeDueAsync(DateTimeOffset now)
    {
        var taken = (string[])(await Database.ScriptEvaluateAsync(
            s_takeDue.Text, [CallKeys.Deadlines], [now.ToUnixTimeMilliseconds(), (long)s_retake.TotalMilliseconds, DueAtOnce]))!;
        return [.. taken.Select(Parse)];
    }

    public Task ForgetDeadlineAsync(DeadlineKind kind, CallId call) =>
        Database.SortedSetRemoveAsync(CallKeys.Deadlines, Member(kind, call));

    private RedisValue[] Arguments(CallCommit commit, string? commandId)
    {
        var call = commit.Next;
        var lifetime = call.IsLive ? s_liveFor : options.Value.KeepEnded;
        List<RedisValue> arguments =
        [
            call.Id.ToString(), commit.ExpectedVersion, call.Version, JsonSerializer.Serialize(call, Wire.Json), (long)lifetime.TotalMilliseconds,
            Wire.Name(commit.Claims), call.Caller.Id.Value, call.Callee.Id.Value, commandId ?? "", clock.GetUtcNow().ToUnixTimeMilliseconds(),
            Activity.Current?.Id ?? "", commit.Deadlines.Count,
        ];
        foreach (var (kind, at) in commit.Deadlines)
            arguments.AddRange([Member(kind, call.Id), at is { } due ? due.ToUnixTimeMilliseconds() : ""]);
        foreach (var fact in commit.Events)
            arguments.AddRange([fact.GetType().Name, JsonSerializer.Serialize(fact, fact.GetType(), Wire.Json)]);
        return [.. arguments];
    }

    private static string Member(DeadlineKind kind, CallId call) => $"{Wire.Name(kind)}:{call}";

    private static (DeadlineKind Kind, CallId Call) Parse(string member)
    {
        var colon = member.IndexOf(':', StringComparison.Ordinal);
        return Wire.TryParse<DeadlineKind>(member[..colon], out var kind)
            ? (kind, CallId.Parse(member[(colon + 1)..], null))
            : throw new InvalidOperationException($"'{member}' is not a deadline of ours.");
    }
}
