using Calling.Contracts.People;

namespace Calling.Contracts.Calls;

/// <summary>
/// A call as one of its two people sees it: the whole truth, not a difference. A client keeps the one with the highest
/// <paramref name="Version"/> and so cannot be misled by lost, repeated or reordered messages. All times are UTC of the server.
/// </summary>
/// <param name="Version">Grows by one with each transition.</param>
/// <param name="Side">Which side the reader is.</param>
/// <param name="Peer">The other person.</param>
/// <param name="DeviceId">The reader's device that made or took the call. Null for a callee before the answer.
/// A callee's device with another id stops ringing: "Answered on another device".</param>
/// <param name="RingingDevices">How many devices of the callee said that they ring.</param>
/// <param name="RingDeadline">When the server ends a call that nobody answers.</param>
/// <param name="ConnectedAt">When media flowed first: the zero of the call timer.</param>
/// <param name="PeerAway">The other side lost its media or its page: "Reconnecting…".</param>
public sealed record CallView(
    CallId CallId,
    long Version,
    CallState State,
    CallType Type,
    CallSide Side,
    PersonRef Peer,
    DeviceId? DeviceId,
    int RingingDevices,
    DateTimeOffset StartedAt,
    DateTimeOffset RingDeadline,
    DateTimeOffset? AnsweredAt,
    DateTimeOffset? ConnectedAt,
    bool PeerAway,
    DateTimeOffset? EndedAt,
    CallOutcome? Outcome,
    EndCause? Cause);

/// <summary>A live call as an admin sees it: <c>GET /api/call/live</c>.</summary>
public sealed record LiveCall(
    CallId CallId,
    long Version,
    CallState State,
    CallType Type,
    PersonRef Caller,
    PersonRef Callee,
    DateTimeOffset StartedAt,
    DateTimeOffset? ConnectedAt,
    QualityGrade? Quality);
