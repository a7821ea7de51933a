using Calling.Contracts.Calls;
using Calling.Contracts.Events;

namespace Calling.Signaling.Calls;

/// <summary>What happens to the two people's claims in a commit.</summary>
public enum ClaimChange
{
    /// <summary>Taken by a call that starts to ring: refused when one of the two is in another call.</summary>
    Take,

    /// <summary>Held on.</summary>
    Keep,

    /// <summary>Freed by the end.</summary>
    Free,

    /// <summary>An attempt that never rang holds none.</summary>
    None,
}

/// <summary>The kinds of due work in the sorted set of deadlines.</summary>
public enum DeadlineKind
{
    Ring,
    Connect,
    Media,
    Lease,
}

/// <summary>One atomic step: the next version of a call with everything that follows from its state.</summary>
/// <param name="ExpectedVersion">0 for a new call.</param>
/// <param name="Deadlines">For each kind: when it is due; null removes it.</param>
public sealed record CallCommit(
    Call Next,
    long ExpectedVersion,
    ClaimChange Claims,
    IReadOnlyList<(DeadlineKind Kind, DateTimeOffset? At)> Deadlines,
    IReadOnlyList<ICallEvent> Events)
{
    /// <summary>When the leases of a new call, or of one that a page just left, are looked at first.</summary>
    private static readonly TimeSpan s_firstLook = TimeSpan.FromSeconds(1);

    public static CallCommit New(Call call, IReadOnlyList<ICallEvent> events) =>
        new(call, 0, call.IsLive ? ClaimChange.Take : ClaimChange.None, DeadlinesOf(call, null), events);

    public static CallCommit Following(Call before, CallDecision.Accepted accepted) =>
        new(accepted.Next, before.Version, accepted.Next.IsLive ? ClaimChange.Keep : ClaimChange.Free, DeadlinesOf(accepted.Next, before), accepted.Events);

    private static List<(DeadlineKind Kind, DateTimeOffset? At)> DeadlinesOf(Call next, Call? before)
    {
        var deadlines = new List<(DeadlineKind Kind, DateTimeOffset? At)>
        {
            (DeadlineKind.Ring, next.State is CallState.Calling or CallState.Ringing ? next.RingDeadline : null),
            (DeadlineKind.Connect, next.ConnectDeadline),
            (DeadlineKind.Media, next.MediaDeadline),
        };
        // The look at the leases sets its own next time; a transition only starts it, hastens it or ends it.
        if (!next.IsLive) deadlines.Add((DeadlineKind.Lease, null));
        else if (before is null) deadlines.Add((DeadlineKind.Lease, next.StartedAt + s_firstLook));
        else if (next.State != before.State) deadlines.Add((DeadlineKind.Lease, next.Timeline[^1].At + s_firstLook));
        return deadlines;
    }
}
