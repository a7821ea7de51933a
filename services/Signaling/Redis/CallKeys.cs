using Calling.Contracts.Calls;
using Calling.Contracts.People;
using Calling.Contracts.Presence;
using StackExchange.Redis;

namespace Calling.Signaling.Redis;

/// <summary>Redis keys of Signaling. Owner of all: Signaling. Times are Unix milliseconds.</summary>
internal static class CallKeys
{
    /// <summary>Hash {v: version, body: JSON of the call}; lives a day past its last commit, ended ones for KeepEnded.</summary>
    public static RedisKey Call(CallId call) => $"call:{call}";

    /// <summary>String: id of the live call that the person is in; freed by its end. Reader: Presence (published in Contracts).</summary>
    public static RedisKey Claim(UserId user) => PresenceKeys.Claim(user);

    /// <summary>String: id of the call that this click made; lives 5 minutes. A repeated request is the same attempt.</summary>
    public static RedisKey Command(UserId user, string commandId) => $"command:{user}:{commandId}";

    /// <summary>Sorted set of due work, members kind:callId (ring, connect, media, lease), score: when.</summary>
    public static RedisKey Deadlines => "deadlines";

    /// <summary>Set of the ids of all live calls.</summary>
    public static RedisKey Live => "calls:live";

    /// <summary>Stream of events that RabbitMQ has not confirmed yet; fields type, body, trace.</summary>
    public static RedisKey Outbox => "outbox";

    /// <summary>String: the node whose relay publishes the outbox; lives a few seconds past its last renewal.</summary>
    public static RedisKey Relay => "outbox:relay";

    /// <summary>Channel: there is something in the outbox.</summary>
    public static RedisChannel OutboxNudge { get; } = RedisChannel.Literal("outbox:nudge");

    /// <summary>List of JSON signals for one side of a call; lives as long as the call.</summary>
    public static RedisKey Signals(CallId call, CallSide side) => $"signals:{call}:{(side is CallSide.Caller ? "caller" : "callee")}";

    /// <summary>Number of signals that one side of a call was ever sent.</summary>
    public static RedisKey SignalCount(CallId call, CallSide side) => $"signals:{call}:{(side is CallSide.Caller ? "caller" : "callee")}:count";
}
