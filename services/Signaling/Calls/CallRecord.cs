using Calling.Contracts.Calls;
using Calling.Contracts.Events;

namespace Calling.Signaling.Calls;

/// <summary>What an ended call leaves behind: exactly one record, and a missed call when the callee was not reached.</summary>
internal static class CallRecord
{
    public static IReadOnlyList<ICallEvent> Events(Call ended)
    {
        var missed = MissedReasonOf(ended);
        var record = new CallEnded(
            ended.Id,
            ended.Caller.Ref,
            ended.Callee.Ref,
            ended.Type,
            ended.Outcome!.Value,
            ended.Cause!.Value,
            missed,
            ended.StartedAt,
            ended.RingingAt,
            ended.AnsweredAt,
            ended.ConnectedAt,
            ended.EndedAt!.Value,
            DurationSeconds(ended),
            ended.Timeline,
            ended.Caller.Quality,
            ended.Callee.Quality);
        return missed is { } reason
            ? [record, new CallMissed(ended.Id, ended.Caller.Ref, ended.Callee.Id, ended.Type, reason, ended.StartedAt)]
            : [record];
    }

    /// <summary>Null: the callee answered or said no, so they missed nothing.</summary>
    public static MissedReason? MissedReasonOf(Call ended) => ended.Outcome switch
    {
        CallOutcome.Cancelled => MissedReason.Cancelled,
        CallOutcome.Missed => ended.Cause switch
        {
            EndCause.Busy => MissedReason.Busy,
            EndCause.Dnd => MissedReason.Dnd,
            EndCause.Offline => MissedReason.Offline,
            _ => MissedReason.NoAnswer,
        },
        _ => null,
    };

    private static int DurationSeconds(Call ended) =>
        ended is { ConnectedAt: { } from, TalkedUntil: { } until } && until > from ? (int)Math.Floor((until - from).TotalSeconds) : 0;
}
