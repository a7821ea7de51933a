using Calling.Contracts.Presence;

namespace Calling.Presence.Aggregate;

/// <summary>
/// The one rule of presence. First match wins:
/// <code>
/// appears offline by choice, or no living device   offline
/// in a call                                        in_call
/// chose do-not-disturb, busy or away               that
/// idle for OfflineAfter                            offline
/// idle for AwayAfter                               away
/// else                                             online
/// </code>
/// A choice of do-not-disturb, busy or away is a wish and stands while nobody touches the keyboard; a choice of online is a claim, which
/// idleness disproves. Nothing is overwritten: when a call ends or a choice expires, what was there before is what the rule says then.
/// </summary>
internal static class PresenceAggregate
{
    public static Visible Of(PresenceFacts facts, DateTimeOffset now, IdleLimits limits)
    {
        var choice = facts.Choice is { } chosen && (chosen.Until is not { } until || now < until) ? chosen : null;
        // Who hides is not betrayed by what they said, nor by when they were last seen.
        if (choice is { Status: ManualStatus.AppearOffline }) return new Visible(PresenceStatus.Offline, null, null, facts.LastSeen);
        var status = Status(facts, choice, now, limits);
        return new Visible(status, status == Chosen(choice) ? choice?.Until : null, choice?.Message, LastSeen(facts));
    }

    /// <summary>
    /// The first moment after <paramref name="now"/> at which <see cref="Of"/> says something else by the passing of time alone; null when it
    /// never does. Between the ends of leases, choices and idle limits nothing can change, so only these moments are tried.
    /// </summary>
    public static DateTimeOffset? NextChange(PresenceFacts facts, DateTimeOffset now, IdleLimits limits)
    {
        var current = Of(facts, now, limits);
        foreach (var moment in Moments(facts, limits).Where(moment => moment > now).Order())
        {
            if (Of(facts, moment, limits) != current) return moment;
        }

        return null;
    }

    private static PresenceStatus Status(PresenceFacts facts, ManualChoice? choice, DateTimeOffset now, IdleLimits limits)
    {
        DateTimeOffset? active = null;
        foreach (var device in facts.Devices)
        {
            if (device.LeaseEnd > now && !(active > device.LastActive)) active = device.LastActive;
        }

        if (active is not { } lastActive) return PresenceStatus.Offline;
        if (facts.InCall) return PresenceStatus.InCall;
        if (Chosen(choice) is { } wish and not PresenceStatus.Online) return wish;
        // By limits added, not by a difference: a moment that Moments names is on the same side here.
        if (now >= lastActive + limits.OfflineAfter) return PresenceStatus.Offline;
        return now >= lastActive + limits.AwayAfter ? PresenceStatus.Away : PresenceStatus.Online;
    }

    private static PresenceStatus? Chosen(ManualChoice? choice) => choice is null ? null : choice.Status switch
    {
        ManualStatus.Auto => null,
        ManualStatus.Online => PresenceStatus.Online,
        ManualStatus.Away => PresenceStatus.Away,
        ManualStatus.Busy => PresenceStatus.Busy,
        ManualStatus.DoNotDisturb => PresenceStatus.DoNotDisturb,
        ManualStatus.AppearOffline => PresenceStatus.Offline,
    };

    private static DateTimeOffset? LastSeen(PresenceFacts facts)
    {
        var last = facts.LastSeen;
        foreach (var device in facts.Devices)
        {
            if (!(last > device.LastActive)) last = device.LastActive;
        }

        return last;
    }

    private static IEnumerable<DateTimeOffset> Moments(PresenceFacts facts, IdleLimits limits)
    {
        if (facts.Choice?.Until is { } until) yield return until;
        foreach (var device in facts.Devices)
        {
            yield return device.LeaseEnd;
            yield return device.LastActive + limits.AwayAfter;
            yield return device.LastActive + limits.OfflineAfter;
        }
    }
}
