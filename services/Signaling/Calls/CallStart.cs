using Calling.Contracts.Calls;
using Calling.Contracts.Errors;
using Calling.Contracts.Events;
using Calling.Contracts.People;
using Calling.Contracts.Presence;

namespace Calling.Signaling.Calls;

/// <summary>What is known at the moment of a click on "Call", read in one round trip.</summary>
/// <param name="CallerCall">The live call that the caller is in.</param>
/// <param name="CalleeCall">The live call that the callee is in.</param>
public sealed record StartFacts(Person Caller, Person? Callee, ContactPolicy Policy, Call? CallerCall, Call? CalleeCall, PresenceStatus CalleeStatus);

/// <summary>What becomes of an attempt.</summary>
public abstract record StartDecision
{
    private StartDecision()
    {
    }

    /// <summary>A new call: it rings, or it is over at once because the callee cannot be reached.</summary>
    public sealed record Started(Call Call, IReadOnlyList<ICallEvent> Events) : StartDecision;

    /// <summary>Glare: the callee is calling the caller. Their call is answered instead.</summary>
    public sealed record AnswerInstead(Call Call) : StartDecision;

    public sealed record Refused(CallError Error) : StartDecision;
}

/// <summary>The rule of an attempt: who may call whom, and what happens when the person is not free. Pure.</summary>
public sealed class CallStart(CallOptions options)
{
    public StartDecision Decide(StartFacts facts, InitiateRequest request, DateTimeOffset now)
    {
        if (request.CalleeId == facts.Caller.Id) return new StartDecision.Refused(CallError.SelfCall);
        // Nobody, a disabled account and a person out of reach are refused alike: a refusal reveals nothing.
        if (facts.Callee is not { Enabled: true } callee || !facts.Policy.IsAllowed(facts.Caller.Role, callee.Role))
            return new StartDecision.Refused(CallError.UnknownPerson);
        if (facts.CallerCall is { } mine)
            return IsGlare(mine, facts.Caller.Id, callee.Id) ? new StartDecision.AnswerInstead(mine) : new StartDecision.Refused(CallError.AlreadyInCall);

        var call = New(facts.Caller, callee, request, now);
        return Unreachable(facts) is { } cause ? Missed(call, cause, now) : Ringing(call);
    }

    private static bool IsGlare(Call call, UserId caller, UserId callee) =>
        call.State is CallState.Calling or CallState.Ringing && call.Callee.Id == caller && call.Caller.Id == callee;

    /// <summary>Null: it rings. Shown as in a call without a live one: the call ended a moment ago.</summary>
    private static EndCause? Unreachable(StartFacts facts) => facts.CalleeCall is not null
        ? EndCause.Busy
        : facts.CalleeStatus switch
        {
            PresenceStatus.Online or PresenceStatus.Away or PresenceStatus.InCall => null,
            PresenceStatus.Busy => EndCause.Busy,
            PresenceStatus.DoNotDisturb => EndCause.Dnd,
            PresenceStatus.Offline => EndCause.Offline,
        };

    private static StartDecision.Started Ringing(Call call) =>
        new(call, [new CallStarted(call.Id, call.Caller.Id, call.Callee.Id, call.Type, call.StartedAt)]);

    private static StartDecision.Started Missed(Call call, EndCause cause, DateTimeOffset now)
    {
        var noted = call with { Timeline = [.. call.Timeline, new TimelineEntry(now, TimelineKind.Unavailable, call.State)] };
        var ended = CallMachine.Ended(noted, CallOutcome.Missed, cause, now);
        return new StartDecision.Started(ended.Next, ended.Events);
    }

    private Call New(Person caller, Person callee, InitiateRequest request, DateTimeOffset now) => new(
        CallId.New(now),
        Version: 1,
        CallState.Calling,
        request.Type,
        new Participant(caller.Id, caller.Name, request.DeviceId),
        new Participant(callee.Id, callee.Name, Device: null),
        now,
        now + options.RingFor,
        RingingDevices: [],
        [new TimelineEntry(now, TimelineKind.Started, CallState.Calling, caller.Id, request.DeviceId)]);
}
