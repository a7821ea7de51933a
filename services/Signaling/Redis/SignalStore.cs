using System.Text.Json;
using Calling.Contracts;
using Calling.Contracts.Calls;
using Calling.Contracts.Hub;
using Calling.Contracts.Redis;
using Calling.Signaling.Signals;
using StackExchange.Redis;

namespace Calling.Signaling.Redis;

internal sealed class SignalStore(IConnectionMultiplexer redis) : ISignalStore
{
    private static readonly LuaScriptText s_append = LuaScriptText.Load(typeof(SignalStore).Assembly, "append-signals.lua");

    /// <summary>A call in which no device signals for so long needs a fresh offer anyway.</summary>
    private static readonly TimeSpan s_keptFor = TimeSpan.FromHours(1);

    /// <summary>Over the life of a call with many reconnections; a flood beyond it is refused.</summary>
    private const int MaxPerSide = SignalLimits.MaxPending * 4;

    public async Task<IReadOnlyList<Signal>?> AppendAsync(CallId call, CallSide to, IReadOnlyList<OutgoingSignal> signals)
    {
        RedisValue[] arguments =
        [
            MaxPerSide, (long)s_keptFor.TotalMilliseconds,
            .. signals.Select(signal => (RedisValue)JsonSerializer.Serialize(signal, Wire.Json)),
        ];
        var last = (long)await redis.GetDatabase().ScriptEvaluateAsync(
            s_append.Text, [CallKeys.Signals(call, to), CallKeys.SignalCount(call, to)], arguments);
        return last < 0 ? null : [.. signals.Select((signal, index) => new Signal(last - signals.Count + index + 1, signal.Kind, signal.Payload))];
    }

    public async Task<IReadOnlyList<Signal>> AfterAsync(CallId call, CallSide side, long seq)
    {
        var from = Math.Max(seq, 0);
        var waiting = await redis.GetDatabase().ListRangeAsync(CallKeys.Signals(call, side), from, from + SignalLimits.MaxPending - 1);
        return [.. waiting.Select((json, index) => Numbered(json!, from + index + 1))];
    }

    private static Signal Numbered(string json, long seq)
    {
        var signal = JsonSerializer.Deserialize<OutgoingSignal>(json, Wire.Json)!;
        return new Signal(seq, signal.Kind, signal.Payload);
    }
}
