using Calling.Contracts.Calls;
using Calling.Contracts.Events;
using Calling.Contracts.People;
using Calling.Contracts.Presence;
using Calling.Signaling.Calls;

namespace Calling.Signaling.Tests.Calls;

public sealed class CallStartTests
{
    private static readonly StartFacts s_free = new(A.John, A.Ken, ContactPolicy.UsersToAdmins, null, null, PresenceStatus.Online);

    [Theory]
    [InlineData(PresenceStatus.Online, null)]
    [InlineData(PresenceStatus.Away, null)]
    [InlineData(PresenceStatus.InCall, null)]
    [InlineData(PresenceStatus.Busy, EndCause.Busy)]
    [InlineData(PresenceStatus.DoNotDisturb, EndCause.Dnd)]
    [InlineData(PresenceStatus.Offline, EndCause.Offline)]
    public void It_rings_only_where_the_person_can_be_reached(PresenceStatus status, EndCause? cause)
    {
        var started = Decide(s_free with { CalleeStatus = status }).ShouldBeOfType<StartDecision.Started>();
        started.Call.Cause.ShouldBe(cause);
        if (cause is null) started.Events.ShouldHaveSingleItem().ShouldBeOfType<CallStarted>();
        else started.Events.Select(fact => fact.GetType()).ShouldBe([typeof(CallEnded), typeof(CallMissed)]);
    }

    [Fact]
    public void Somebody_in_a_call_is_busy_for_everybody_else()
    {
        var started = Decide(s_free with { Caller = A.Jane, CalleeCall = A.Connected() }).ShouldBeOfType<StartDecision.Started>();
        (started.Call.Outcome, started.Call.Cause).ShouldBe((CallOutcome.Missed, EndCause.Busy));
    }

    [Fact]
    public void Somebody_in_a_call_cannot_call_a_third()
    {
        var refused = Decide(s_free with { CallerCall = A.Connected() }).ShouldBeOfType<StartDecision.Refused>();
        refused.Error.Code.ShouldBe("already_in_call");
    }

    [Fact]
    public void Who_calls_the_one_that_calls_them_answers()
    {
        var theirs = A.Ringing();
        var decision = new CallStart(A.Options).Decide(
            new StartFacts(A.Ken, A.John, ContactPolicy.UsersToAdmins, theirs, theirs, PresenceStatus.Online),
            new InitiateRequest(A.John.Id, CallType.Audio, A.KensPhone),
            A.Now);
        decision.ShouldBeOfType<StartDecision.AnswerInstead>().Call.ShouldBe(theirs);
    }

    [Fact]
    public void A_refusal_does_not_tell_whether_the_person_exists()
    {
        var nobody = Decide(s_free with { Callee = null }).ShouldBeOfType<StartDecision.Refused>();
        var disabled = Decide(s_free with { Callee = A.Ken with { Enabled = false } }).ShouldBeOfType<StartDecision.Refused>();
        var outOfReach = new CallStart(A.Options).Decide(
            s_free with { Callee = A.Jane }, new InitiateRequest(A.Jane.Id, CallType.Audio, A.JohnsPhone), A.Now).ShouldBeOfType<StartDecision.Refused>();
        new[] { disabled, outOfReach }.ShouldAllBe(refused => refused == nobody);
        nobody.Error.Code.ShouldBe("unknown_person");
    }

    [Fact]
    public void Nobody_calls_themselves()
    {
        var decision = new CallStart(A.Options).Decide(s_free, new InitiateRequest(A.John.Id, CallType.Audio, A.JohnsPhone), A.Now);
        decision.ShouldBeOfType<StartDecision.Refused>().Error.Code.ShouldBe("self_call");
    }

    private static StartDecision Decide(StartFacts facts) =>
        new CallStart(A.Options).Decide(facts, new InitiateRequest(A.Ken.Id, CallType.Audio, A.JohnsPhone), A.Now);
}
