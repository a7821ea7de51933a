using Calling.Contracts.Calls;
using Calling.Contracts.People;

namespace Calling.Signaling.Calls;

internal static class InitiateAnswers
{
    /// <summary>By glare the one who asked may be the callee of the call that both are in now.</summary>
    public static InitiateAnswer For(Call call, UserId asked) => new(
        call.Outcome is not CallOutcome.Missed,
        call.Id,
        call.State,
        call.IsLive ? call.RingDeadline : null,
        call.IsLive ? null : CallRecord.MissedReasonOf(call),
        call.For(call.SideOf(asked)!.Value));
}
