using Calling.Contracts.Calls;
using Calling.Contracts.Errors;
using Calling.Contracts.Events;
using Calling.Contracts.People;
using static Calling.Signaling.Calls.CallDecision;

namespace Calling.Signaling.Calls;

/// <summary>
/// All rules of a call, as one pure function: the call, a command and the time in; the next call and its events out.
/// <code>
///              a device rings            answer                media flows
///   Calling ───────────────────► Ringing ──────► Connecting ─────────────► Connected ◄──► Reconnecting
///      │  └──────── answer ─────────┼──────────────►  │                        │  media lost /  │
///      │ decline, cancel, ring      │                 │ hang-up, 20 s          │  media back    │
///      │ expired, device gone       │                 │ without media          │ hang-up        │ hang-up, 30 s
///      └────────────────────────────┴──────► Ended ◄──┴────────────────────────┴────────────────┘ without media
/// </code>
/// Nothing leaves Ended. Claims and deadlines follow from the state (<see cref="CallCommit"/>); no rule stands anywhere else.
/// </summary>
public sealed class CallMachine(CallOptions options)
{
    public CallDecision Decide(Call call, CallCommand command, DateTimeOffset now) => command switch
    {
        CallCommand.AckRinging it => AckRinging(call, it, now),
        CallCommand.Answer it => Answer(call, it, now),
        CallCommand.Decline it => Decline(call, it, now),
        CallCommand.HangUp it => HangUp(call, it, now),
        CallCommand.MediaConnected it => MediaConnected(call, it, now),
        CallCommand.MediaLost it => MediaLost(call, it, TimelineKind.MediaLost, now),
        CallCommand.DeviceLeft it => MediaLost(call, it, TimelineKind.DeviceLeft, now),
        CallCommand.ReportQuality it => ReportQuality(call, it),
        CallCommand.RingExpired => RingExpired(call, now),
        CallCommand.ConnectExpired => ConnectExpired(call, now),
        CallCommand.MediaExpired => MediaExpired(call, now),
        CallCommand.LeasesChecked it => LeasesChecked(call, it, now),
        CallCommand.EndByAdmin it => EndByAdmin(call, it, now),
        _ => throw new InvalidOperationException($"{command.GetType().Name} has no rule."),
    };

    private static CallDecision AckRinging(Call call, CallCommand.AckRinging by, DateTimeOffset now)
    {
        if (by.Side is CallSide.Caller) return new Refused(CallError.WrongSide);
        return call.State switch
        {
            CallState.Calling or CallState.Ringing when call.RingingDevices.Contains(by.Device) => new Unchanged(call),
            CallState.Calling or CallState.Ringing => new Accepted(
                Noted(call with
                {
                    State = CallState.Ringing,
                    RingingAt = call.RingingAt ?? now,
                    RingingDevices = [.. call.RingingDevices, by.Device],
                }, TimelineKind.DeviceRinging, now, by),
                []),
            CallState.Connecting or CallState.Connected or CallState.Reconnecting or CallState.Ended => new Unchanged(call),
        };
    }

    private CallDecision Answer(Call call, CallCommand.Answer by, DateTimeOffset now)
    {
        if (by.Side is CallSide.Caller) return new Refused(CallError.WrongSide);
        return call.State switch
        {
            CallState.Calling or CallState.Ringing => Answered(call, by, TimelineKind.Answered, now),
            CallState.Connecting or CallState.Connected or CallState.Reconnecting =>
                call.Callee.Device == by.Device ? new Unchanged(call) : new Refused(CallError.AnsweredElsewhere),
            CallState.Ended => new Refused(
                call.Callee.Device is { } device && device != by.Device ? CallError.AnsweredElsewhere : CallError.CallOver),
        };
    }

    /// <summary>Glare: the callee calls the caller while it rings. The two simply connect.</summary>
    public CallDecision AnswerByGlare(Call call, CallCommand.Answer by, DateTimeOffset now) => call.State switch
    {
        CallState.Calling or CallState.Ringing => Answered(call, by, TimelineKind.Glare, now),
        CallState.Connecting or CallState.Connected or CallState.Reconnecting or CallState.Ended => Answer(call, by, now),
    };

    private static CallDecision Decline(Call call, CallCommand.Decline by, DateTimeOffset now)
    {
        if (by.Side is CallSide.Caller) return new Refused(CallError.WrongSide);
        return call.State switch
        {
            CallState.Calling or CallState.Ringing => Ended(
                Noted(call, TimelineKind.Declined, now, by), CallOutcome.Declined, EndCause.Declined, now),
            // A decline never kills a call that was answered.
            CallState.Connecting or CallState.Connected or CallState.Reconnecting =>
                new Refused(call.Callee.Device == by.Device ? CallError.NotRinging : CallError.AnsweredElsewhere),
            CallState.Ended => new Unchanged(call),
        };
    }

    private static CallDecision HangUp(Call call, CallCommand.HangUp by, DateTimeOffset now)
    {
        switch (call.State)
        {
            case CallState.Calling or CallState.Ringing when by.Side is CallSide.Callee:
                return Decline(call, new CallCommand.Decline(by.Side, by.Device), now);
            case CallState.Calling or CallState.Ringing or CallState.Connecting or CallState.Connected or CallState.Reconnecting
                when call[by.Side].Device != by.Device:
                return new Refused(CallError.WrongDevice);
            case CallState.Calling or CallState.Ringing:
                return Ended(Noted(call, TimelineKind.Cancelled, now, by), CallOutcome.Cancelled, EndCause.Cancelled, now);
            case CallState.Connecting or CallState.Connected or CallState.Reconnecting:
                return Ended(Noted(call, TimelineKind.HungUp, now, by), CallOutcome.Completed, EndCause.HungUp, now);
            default:
                return new Unchanged(call);
        }
    }

    private static CallDecision MediaConnected(Call call, CallCommand.MediaConnected by, DateTimeOffset now)
    {
        if (call.State is CallState.Ended) return new Unchanged(call);
        if (call[by.Side].Device != by.Device) return new Refused(call.AnsweredAt is null ? CallError.NotAnswered : CallError.WrongDevice);
        return call.State switch
        {
            CallState.Calling or CallState.Ringing => new Refused(CallError.NotAnswered),
            CallState.Connecting => new Accepted(
                Noted(call with { State = CallState.Connected, ConnectedAt = now, ConnectDeadline = null }, TimelineKind.MediaConnected, now, by), []),
            CallState.Connected or CallState.Reconnecting when !call[by.Side].Away => new Unchanged(call),
            CallState.Connected or CallState.Reconnecting => Back(call, by, now),
            CallState.Ended => new Unchanged(call),
        };
    }

    private CallDecision MediaLost(Call call, CallCommand.ByDevice by, TimelineKind kind, DateTimeOffset now)
    {
        // A device that only rings, or only watches, may come and go.
        if (call[by.Side].Device != by.Device) return new Unchanged(call);
        return call.State switch
        {
            CallState.Calling or CallState.Ringing or CallState.Connecting or CallState.Ended => new Unchanged(call),
            CallState.Connected or CallState.Reconnecting when call[by.Side].Away => new Unchanged(call),
            CallState.Connected or CallState.Reconnecting => new Accepted(
                Noted(call.With(by.Side, call[by.Side] with { Away = true }) with
                {
                    State = CallState.Reconnecting,
                    MediaDeadline = call.MediaDeadline ?? now + options.ReconnectWithin,
                }, kind, now, by),
                []),
        };
    }

    private static CallDecision ReportQuality(Call call, CallCommand.ReportQuality by)
    {
        if (call[by.Side].Device != by.Device) return new Refused(CallError.WrongDevice);
        return call.State switch
        {
            CallState.Calling or CallState.Ringing or CallState.Connecting or CallState.Ended => new Unchanged(call),
            CallState.Connected or CallState.Reconnecting => new Accepted(
                call.With(by.Side, call[by.Side] with { Quality = by.Report }) with { Version = call.Version + 1 }, [], Quiet: true),
        };
    }

    private static CallDecision RingExpired(Call call, DateTimeOffset now) => call.State switch
    {
        CallState.Calling or CallState.Ringing when now < call.RingDeadline => new Unchanged(call),
        CallState.Calling or CallState.Ringing => Ended(
            Noted(call, TimelineKind.RingExpired, now), CallOutcome.Missed, EndCause.NoAnswer, now),
        CallState.Connecting or CallState.Connected or CallState.Reconnecting or CallState.Ended => new Unchanged(call),
    };

    private static CallDecision ConnectExpired(Call call, DateTimeOffset now) => call.State switch
    {
        CallState.Connecting when now >= call.ConnectDeadline => Ended(
            Noted(call, TimelineKind.ConnectExpired, now), CallOutcome.Failed, EndCause.ConnectTimeout, now),
        CallState.Calling or CallState.Ringing or CallState.Connecting or CallState.Connected or CallState.Reconnecting or CallState.Ended =>
            new Unchanged(call),
    };

    private static CallDecision MediaExpired(Call call, DateTimeOffset now) => call.State switch
    {
        CallState.Reconnecting when now >= call.MediaDeadline => Ended(
            Noted(call, TimelineKind.MediaExpired, now), CallOutcome.Dropped, EndCause.MediaLost, now, LastMedia(call)),
        CallState.Calling or CallState.Ringing or CallState.Connecting or CallState.Connected or CallState.Reconnecting or CallState.Ended =>
            new Unchanged(call),
    };

    private static CallDecision LeasesChecked(Call call, CallCommand.LeasesChecked leases, DateTimeOffset now)
    {
        if (leases is { CallerAlive: true, CalleeAlive: true }) return new Unchanged(call);
        var noted = Noted(call, TimelineKind.LeaseExpired, now);
        return call.State switch
        {
            CallState.Calling or CallState.Ringing => leases.CallerAlive
                ? Ended(noted, CallOutcome.Missed, EndCause.Offline, now)
                : Ended(noted, CallOutcome.Cancelled, EndCause.DeviceLost, now),
            CallState.Connecting => Ended(noted, CallOutcome.Failed, EndCause.DeviceLost, now),
            CallState.Connected or CallState.Reconnecting =>
                Ended(noted, CallOutcome.Dropped, EndCause.DeviceLost, now, LastMedia(call) ?? leases.LastProof),
            CallState.Ended => new Unchanged(call),
        };
    }

    private static CallDecision EndByAdmin(Call call, CallCommand.EndByAdmin by, DateTimeOffset now)
    {
        var noted = Noted(call, TimelineKind.EndedByAdmin, now);
        noted = noted with { Timeline = [.. call.Timeline, noted.Timeline[^1] with { By = by.Admin }] };
        return call.State switch
        {
            CallState.Calling or CallState.Ringing => Ended(noted, CallOutcome.Cancelled, EndCause.EndedByAdmin, now),
            CallState.Connecting => Ended(noted, CallOutcome.Failed, EndCause.EndedByAdmin, now),
            CallState.Connected or CallState.Reconnecting => Ended(noted, CallOutcome.Completed, EndCause.EndedByAdmin, now),
            CallState.Ended => new Unchanged(call),
        };
    }

    private Accepted Answered(Call call, CallCommand.Answer by, TimelineKind kind, DateTimeOffset now)
    {
        var next = Noted(call with
        {
            State = CallState.Connecting,
            AnsweredAt = now,
            ConnectDeadline = now + options.ConnectWithin,
            Callee = call.Callee with { Device = by.Device },
        }, kind, now, by);
        return new Accepted(next, [new CallAnswered(call.Id, call.Caller.Id, call.Callee.Id, by.Device, now)]);
    }

    private static Accepted Back(Call call, CallCommand.MediaConnected by, DateTimeOffset now)
    {
        var back = call.With(by.Side, call[by.Side] with { Away = false });
        var whole = !back[by.Side.Other()].Away;
        return new Accepted(
            Noted(whole ? back with { State = CallState.Connected, MediaDeadline = null } : back, TimelineKind.MediaConnected, now, by), []);
    }

    /// <summary>The one way into Ended: the outcome, the record for history and, where the callee was not reached, the missed call.</summary>
    internal static Accepted Ended(Call call, CallOutcome outcome, EndCause cause, DateTimeOffset now, DateTimeOffset? talkedUntil = null)
    {
        var ended = call with
        {
            State = CallState.Ended,
            Outcome = outcome,
            Cause = cause,
            EndedAt = now,
            TalkedUntil = call.ConnectedAt is null ? null : Earlier(now, talkedUntil),
            ConnectDeadline = null,
            MediaDeadline = null,
            Timeline = [.. call.Timeline.SkipLast(1), call.Timeline[^1] with { State = CallState.Ended }],
        };
        return new Accepted(ended, CallRecord.Events(ended));
    }

    /// <summary>When media flowed for certain: until the first side went away, or until now.</summary>
    private static DateTimeOffset? LastMedia(Call call)
    {
        if (call.State is not CallState.Reconnecting) return null;
        return call.Timeline.LastOrDefault(entry => entry.State is CallState.Connected) is { } connected
            ? call.Timeline.FirstOrDefault(entry => entry.At >= connected.At && entry.State is CallState.Reconnecting)?.At
            : null;
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? left, DateTimeOffset? right) =>
        left is null ? right : right is null || left < right ? left : right;

    private static Call Noted(Call call, TimelineKind kind, DateTimeOffset now, CallCommand.ByDevice? by = null) => call with
    {
        Version = call.Version + 1,
        Timeline = [.. call.Timeline, new TimelineEntry(now, kind, call.State, by is null ? null : call[by.Side].Id, by?.Device)],
    };
}
