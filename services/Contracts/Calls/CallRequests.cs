using Calling.Contracts.People;

namespace Calling.Contracts.Calls;

/// <param name="CommandId">Made up by the client, once per click: a repeated request with the same one is the same attempt.</param>
public sealed record InitiateRequest(UserId CalleeId, CallType Type, DeviceId DeviceId, string? CommandId = null);

/// <summary>An attempt that did not ring (<paramref name="Success"/> false) is recorded all the same: an outcome, not an error.</summary>
/// <param name="Reason">busy, dnd or offline when it did not ring.</param>
public sealed record InitiateAnswer(bool Success, CallId CallId, CallState State, DateTimeOffset? RingDeadline, MissedReason? Reason, CallView Call);

/// <summary>Body of answer, reject, hangup and connected.</summary>
public sealed record CallRequest(CallId CallId, DeviceId DeviceId);

public sealed record CallAnswer(CallId CallId, CallState State, long Version, CallOutcome? Outcome);

/// <param name="Payload">SDP of at most 64 KB, or a candidate of at most 2 KB.</param>
public sealed record SignalRequest(CallId CallId, DeviceId DeviceId, SignalKind Kind, string Payload);

public sealed record SignalAnswer(long Seq);

/// <param name="Seq">Position in the stream of signals to this side of the call: 1, 2, 3 … without gaps.</param>
public sealed record Signal(long Seq, SignalKind Kind, string Payload);

public sealed record SignalsAnswer(IReadOnlyList<Signal> Signals);

/// <summary>What rings or runs for the person who asks.</summary>
public sealed record ActiveCallsAnswer(DateTimeOffset ServerTime, IReadOnlyList<CallView> Calls);

/// <summary>One entry for the browser's RTCConfiguration.</summary>
public sealed record IceServer(IReadOnlyList<string> Urls, string? Username = null, string? Credential = null);

/// <param name="RelayOnly">True: use relayed candidates only (iceTransportPolicy "relay").</param>
/// <param name="ExpiresAt">When the TURN credentials end; ask again before.</param>
public sealed record IceServersAnswer(IReadOnlyList<IceServer> IceServers, bool RelayOnly, DateTimeOffset ExpiresAt);

/// <summary>Summary of one side's connection so far. Round trip and jitter in milliseconds, loss as a share 0–1.</summary>
public sealed record QualityReport(CallId CallId, QualityGrade Grade, double RoundTripMs, double JitterMs, double Loss, bool Relayed = false);

/// <summary>Limits of what a device may send through us.</summary>
public static class SignalLimits
{
    public const int MaxSdp = 64 * 1024;
    public const int MaxCandidate = 2 * 1024;
    public const int MaxBatch = 50;

    /// <summary>Largest number of signals kept for a side that does not fetch them.</summary>
    public const int MaxPending = 500;
}
