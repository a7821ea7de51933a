using Calling.Contracts.Calls;
using Calling.Contracts.Errors;
using Calling.Contracts.History;
using Calling.Contracts.People;
using Calling.Contracts.Presence;

namespace Calling.Contracts.Hub;

/// <summary>Answer of every hub method: a value or an error, never an exception.</summary>
public sealed record Reply<T>(T? Value, ReplyError? Error)
{
    public static implicit operator Reply<T>(T value) => new(value, null);

    public static implicit operator Reply<T>(CallError error) => new(default, ReplyError.From(error));
}

/// <param name="Code">Stable, from <see cref="CallError"/>.</param>
public sealed record ReplyError(string Code, string Message, bool Retryable)
{
    public static ReplyError From(CallError error)
    {
        ArgumentNullException.ThrowIfNull(error);
        return new ReplyError(error.Code, error.Message, error.Retryable);
    }
}

/// <summary>The value of a method that only succeeds.</summary>
public sealed record Done
{
    public static Done Value { get; } = new();
}

/// <param name="After">For each call the client is in: the sequence number of the last signal it has applied.</param>
public sealed record SnapshotRequest(IReadOnlyDictionary<string, long>? After = null);

/// <summary>All that a device must know after it (re)connected.</summary>
/// <param name="ServerTime">UTC; the client shows call timers by the difference to its own clock.</param>
/// <param name="Calls">Live calls of the person, of all their devices.</param>
/// <param name="Signals">Signals of those calls that this device has not seen.</param>
public sealed record Snapshot(
    DateTimeOffset ServerTime,
    Me Me,
    PresenceView Presence,
    IReadOnlyList<CallView> Calls,
    IReadOnlyList<SignalsArrived> Signals,
    TimeSpan HeartbeatEvery);

/// <summary>An outgoing signal within a batch.</summary>
public sealed record OutgoingSignal(SignalKind Kind, string Payload);

public sealed record SignalBatch(CallId CallId, IReadOnlyList<OutgoingSignal> Signals);
