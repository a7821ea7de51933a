using Calling.Contracts.Calls;
using Calling.Contracts.People;

namespace Calling.Contracts.Events;

/// <summary>Every event is published at least once; consumers are idempotent by the call's id.</summary>
public interface ICallEvent
{
    CallId CallId { get; }
}

/// <summary>An attempt that rings. Consumer: Presence (a nudge).</summary>
public sealed record CallStarted(CallId CallId, UserId CallerId, UserId CalleeId, CallType Type, DateTimeOffset At) : ICallEvent;

/// <summary>Answered. No consumer of ours; for a team's own services.</summary>
public sealed record CallAnswered(CallId CallId, UserId CallerId, UserId CalleeId, DeviceId DeviceId, DateTimeOffset At) : ICallEvent;

/// <summary>The whole record of one attempt, published with the transition that ended it. Consumers: CallHistory (the row), Presence (a nudge).</summary>
/// <param name="DurationSeconds">Whole seconds from the first media to the end, or to the last proof of life; 0 when media never flowed.</param>
/// <param name="MissedReason">Set exactly when the callee missed the call: then a <see cref="CallMissed"/> is published too.</param>
public sealed record CallEnded(
    CallId CallId,
    PersonRef Caller,
    PersonRef Callee,
    CallType Type,
    CallOutcome Outcome,
    EndCause Cause,
    MissedReason? MissedReason,
    DateTimeOffset StartedAt,
    DateTimeOffset? RingingAt,
    DateTimeOffset? AnsweredAt,
    DateTimeOffset? ConnectedAt,
    DateTimeOffset EndedAt,
    int DurationSeconds,
    IReadOnlyList<TimelineEntry> Timeline,
    QualityReport? CallerQuality,
    QualityReport? CalleeQuality) : ICallEvent;

/// <summary>The callee was not reached. Consumer: CallHistory (the missed call, and the notice to the callee).</summary>
public sealed record CallMissed(CallId CallId, PersonRef Caller, UserId CalleeId, CallType Type, MissedReason Reason, DateTimeOffset AttemptedAt) : ICallEvent;

/// <summary>Names of RabbitMQ queues. Declared by the publisher too, so that nothing is lost before a consumer's first start.</summary>
public static class EventQueues
{
    public const string History = "calling-history";
    public const string Presence = "calling-presence";
}
