using Calling.Contracts.Calls;

namespace Calling.Signaling.Calls;

/// <summary>A call as its people and admins see it.</summary>
internal static class CallViews
{
    public static CallView For(this Call call, CallSide side) => new(
        call.Id,
        call.Version,
        call.State,
        call.Type,
        side,
        call[side.Other()].Ref,
        call[side].Device,
        call.RingingDevices.Count,
        call.StartedAt,
        call.RingDeadline,
        call.AnsweredAt,
        call.ConnectedAt,
        call[side.Other()].Away,
        call.EndedAt,
        call.Outcome,
        call.Cause);

    public static LiveCall ForAdmins(this Call call) => new(
        call.Id,
        call.Version,
        call.State,
        call.Type,
        call.Caller.Ref,
        call.Callee.Ref,
        call.StartedAt,
        call.ConnectedAt,
        Worse(call.Caller.Quality?.Grade, call.Callee.Quality?.Grade));

    public static CallAnswer ToAnswer(this Call call) => new(call.Id, call.State, call.Version, call.Outcome);

    private static QualityGrade? Worse(QualityGrade? left, QualityGrade? right) =>
        left is null ? right : right is null || left > right ? left : right;
}
