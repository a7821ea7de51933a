using Calling.Contracts.Calls;
using Calling.Contracts.Events;
using Calling.Contracts.People;

namespace Calling.CallHistory.Tests.Hosting;

/// <summary>Events as Signaling publishes them.</summary>
internal static class Facts
{
    public static DateTimeOffset Now { get; } = TimeProvider.System.GetUtcNow();

    public static CallEnded Missed(Person caller, Person callee, DateTimeOffset? at = null, MissedReason reason = MissedReason.NoAnswer) =>
        Ended(caller, callee, at ?? Now, CallOutcome.Missed, EndCause.NoAnswer) with { MissedReason = reason };

    public static CallEnded Talked(Person caller, Person callee, DateTimeOffset? at = null, int seconds = 60)
    {
        var call = Ended(caller, callee, at ?? Now, CallOutcome.Completed, EndCause.HungUp);
        return call with
        {
            AnsweredAt = call.StartedAt.AddSeconds(4),
            ConnectedAt = call.StartedAt.AddSeconds(5),
            EndedAt = call.StartedAt.AddSeconds(5 + seconds),
            DurationSeconds = seconds,
        };
    }

    public static CallMissed Notice(this CallEnded call) =>
        new(call.CallId, call.Caller, call.Callee.Id, call.Type, call.MissedReason!.Value, call.StartedAt);

    public static CallEnded Ended(Person caller, Person callee, DateTimeOffset at, CallOutcome outcome, EndCause cause) => new(
        CallId.New(at),
        new PersonRef(caller.Id, caller.Name),
        new PersonRef(callee.Id, callee.Name),
        CallType.Audio,
        outcome,
        cause,
        MissedReason: null,
        StartedAt: at,
        RingingAt: at.AddSeconds(1),
        AnsweredAt: null,
        ConnectedAt: null,
        EndedAt: at.AddSeconds(30),
        DurationSeconds: 0,
        [new TimelineEntry(at, TimelineKind.Started, CallState.Calling, caller.Id, new DeviceId("tab-1"))],
        CallerQuality: null,
        CalleeQuality: null);
}
