using Calling.Contracts.Calls;
using Calling.Contracts.Events;
using Calling.Signaling.Calls;

namespace Calling.Signaling.Tests.Model;

/// <summary>What is true of every call when all is over, whatever happened.</summary>
internal static class CallInvariants
{
    public static void Check(IReadOnlyCollection<Call> calls, IReadOnlyCollection<ICallEvent> events)
    {
        foreach (var call in calls)
        {
            call.State.ShouldBe(CallState.Ended);
            var record = events.OfType<CallEnded>().Where(fact => fact.CallId == call.Id).ShouldHaveSingleItem();
            record.Outcome.ShouldBe(call.Outcome!.Value);
            events.OfType<CallMissed>().Count(fact => fact.CallId == call.Id).ShouldBe(Missed(call) ? 1 : 0);
            events.OfType<CallAnswered>().Count(fact => fact.CallId == call.Id).ShouldBe(call.AnsweredAt is null ? 0 : 1);
            call.Timeline.Count(entry => entry.State is CallState.Ended).ShouldBe(1);
            call.Timeline.ShouldBe(call.Timeline.OrderBy(entry => entry.At));
            // One version a transition: none was lost and none came twice. An attempt that never rang is one transition of two lines.
            call.Version.ShouldBe(call.Cause is EndCause.Busy or EndCause.Dnd or EndCause.Offline && call.Timeline.Count == 2 && call.Version == 1 ? 1 : call.Timeline.Count);
            record.DurationSeconds.ShouldBeInRange(0, call.ConnectedAt is null ? 0 : (int)(call.EndedAt!.Value - call.ConnectedAt.Value).TotalSeconds);
        }
    }

    private static bool Missed(Call call) => call.Outcome is CallOutcome.Missed or CallOutcome.Cancelled;
}
