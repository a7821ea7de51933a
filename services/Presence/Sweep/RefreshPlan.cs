using Calling.Contracts.Presence;
using Calling.Presence.Aggregate;

namespace Calling.Presence.Sweep;

/// <summary>What follows from one look at a person; pure.</summary>
/// <param name="Now">What is true now.</param>
/// <param name="Changes">It is published as the next version.</param>
/// <param name="Tells">Those who watch are told.</param>
/// <param name="TellAgainAt">When the last change is to be told once more.</param>
/// <param name="Due">When to look again; null: only when something happens.</param>
internal sealed record RefreshPlan(Visible Now, bool Changes, bool Tells, DateTimeOffset? TellAgainAt, DateTimeOffset? Due)
{
    /// <summary>Devices whose leases ended so long ago are forgotten; until then Signaling reads their last sign of life.</summary>
    public static TimeSpan KeepLapsed { get; } = TimeSpan.FromMinutes(1);

    /// <param name="settled">
    /// Redis was away until a moment ago: before this moment a lease that ended only was not renewed yet, and nobody is called offline for it.
    /// </param>
    /// <param name="atOnce">The person asked for this change and waits for it: no coalescing.</param>
    public static RefreshPlan For(LoadedPresence loaded, DateTimeOffset now, PresenceOptions options, DateTimeOffset? settled = null, bool atOnce = false)
    {
        var limits = new IdleLimits(options.AwayAfter, options.OfflineAfter);
        var visible = PresenceAggregate.Of(loaded.Facts, now, limits);
        var changes = loaded.Published is not { } before || Differs(visible, before.Shown);
        var postponed = changes && !atOnce ? PostponedTo(loaded, visible, now, options, settled) : null;
        changes &= postponed is null;

        var repeats = loaded.Published?.TellAgainAt;
        var tells = changes || repeats <= now;
        var tellAgainAt = changes ? now + options.RepeatAfter : repeats > now ? repeats : null;
        var due = Earliest(PresenceAggregate.NextChange(loaded.Facts, now, limits), tellAgainAt, postponed, Forgetting(loaded, now));
        return new RefreshPlan(visible, changes, tells, tellAgainAt, due);
    }

    private static bool Differs(Visible visible, ShownPresence shown) =>
        visible.Status != shown.Status || visible.Until != shown.Until || visible.Message != shown.Message;

    private static DateTimeOffset? PostponedTo(
        LoadedPresence loaded, Visible visible, DateTimeOffset now, PresenceOptions options, DateTimeOffset? settled)
    {
        if (loaded.Published is not { } before) return null;
        var lapsed = visible.Status is PresenceStatus.Offline && loaded.Facts.Devices.All(device => device.LeaseEnd <= now);
        if (lapsed && settled > now) return settled;
        var calm = before.ChangedAt + options.CoalesceFor;
        return calm > now ? calm : null;
    }

    /// <summary>The next moment at which a lapsed device is old enough; those that are, go with this publishing.</summary>
    private static DateTimeOffset? Forgetting(LoadedPresence loaded, DateTimeOffset now)
    {
        DateTimeOffset? first = null;
        foreach (var device in loaded.Facts.Devices)
        {
            if (device.LeaseEnd <= now && device.LeaseEnd + KeepLapsed > now) first = Earliest(first, device.LeaseEnd + KeepLapsed);
        }

        return first;
    }

    private static DateTimeOffset? Earliest(params ReadOnlySpan<DateTimeOffset?> moments)
    {
        DateTimeOffset? first = null;
        foreach (var moment in moments)
        {
            if (moment is { } one && !(first < one)) first = one;
        }

        return first;
    }
}
