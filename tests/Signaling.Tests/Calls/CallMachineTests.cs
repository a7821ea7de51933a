using Calling.Contracts.Calls;
using Calling.Contracts.Events;
using Calling.Contracts.People;
using Calling.Signaling.Calls;

namespace Calling.Signaling.Tests.Calls;

public sealed class CallMachineTests
{
    public static TheoryData<CallState, string, string> Table()
    {
        // Rows: commands; columns: Calling, Ringing, Connecting, Connected, Reconnecting, Ended. "=": unchanged; a state: accepted; else the code.
        var rows = new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            ["ack by the laptop"] = ["Ringing", "=", "=", "=", "=", "="],
            ["ack by the caller"] = ["wrong_side", "wrong_side", "wrong_side", "wrong_side", "wrong_side", "wrong_side"],
            ["answer by the laptop"] = ["Connecting", "Connecting", "=", "=", "=", "call_over"],
            ["answer by the phone"] = ["Connecting", "Connecting", "answered_elsewhere", "answered_elsewhere", "answered_elsewhere", "answered_elsewhere"],
            ["answer by the caller"] = ["wrong_side", "wrong_side", "wrong_side", "wrong_side", "wrong_side", "wrong_side"],
            ["decline by the laptop"] = ["Ended", "Ended", "not_ringing", "not_ringing", "not_ringing", "="],
            ["decline by the phone"] = ["Ended", "Ended", "answered_elsewhere", "answered_elsewhere", "answered_elsewhere", "="],
            ["decline by the caller"] = ["wrong_side", "wrong_side", "wrong_side", "wrong_side", "wrong_side", "wrong_side"],
            ["hang-up by the caller"] = ["Ended", "Ended", "Ended", "Ended", "Ended", "="],
            ["hang-up by the laptop"] = ["Ended", "Ended", "Ended", "Ended", "Ended", "="],
            ["hang-up by the phone"] = ["Ended", "Ended", "wrong_device", "wrong_device", "wrong_device", "="],
            ["media by the caller"] = ["not_answered", "not_answered", "Connected", "=", "Connected", "="],
            ["media by the laptop"] = ["not_answered", "not_answered", "Connected", "=", "=", "="],
            ["media by the phone"] = ["not_answered", "not_answered", "wrong_device", "wrong_device", "wrong_device", "="],
            ["loss by the caller"] = ["=", "=", "=", "Reconnecting", "=", "="],
            ["loss by the laptop"] = ["=", "=", "=", "Reconnecting", "Reconnecting", "="],
            ["loss by the phone"] = ["=", "=", "=", "=", "=", "="],
            ["leaving of the laptop"] = ["=", "=", "=", "Reconnecting", "Reconnecting", "="],
            ["quality by the caller"] = ["=", "=", "=", "Connected", "Reconnecting", "="],
            ["quality by the phone"] = ["wrong_device", "wrong_device", "wrong_device", "wrong_device", "wrong_device", "wrong_device"],
            ["ring deadline"] = ["Ended", "Ended", "=", "=", "=", "="],
            ["connect deadline"] = ["=", "=", "Ended", "=", "=", "="],
            ["media deadline"] = ["=", "=", "=", "=", "Ended", "="],
            ["leases fine"] = ["=", "=", "=", "=", "=", "="],
            ["caller's lease over"] = ["Ended", "Ended", "Ended", "Ended", "Ended", "="],
            ["callee's lease over"] = ["Ended", "Ended", "Ended", "Ended", "Ended", "="],
            ["end by an admin"] = ["Ended", "Ended", "Ended", "Ended", "Ended", "="],
        };
        var data = new TheoryData<CallState, string, string>();
        foreach (var (command, answers) in rows)
            foreach (var state in Enum.GetValues<CallState>()) data.Add(state, command, answers[(int)state]);
        return data;
    }

    [Theory]
    [MemberData(nameof(Table))]
    public void Every_state_has_an_answer_to_every_command(CallState state, string command, string expected)
    {
        var call = A.In(state);
        var answer = call.Decide(Command(command)) switch
        {
            CallDecision.Unchanged => "=",
            CallDecision.Refused refused => refused.Error.Code,
            CallDecision.Accepted accepted => accepted.Next.State.ToString(),
            _ => "?",
        };
        answer.ShouldBe(expected);
    }

    [Fact]
    public void The_table_names_every_command_that_exists()
    {
        var named = Table().Select(row => Command(row.Data.Item2).GetType()).Distinct();
        typeof(CallCommand).GetNestedTypes().Where(type => !type.IsAbstract).ShouldBeSubsetOf(named);
    }

    [Fact]
    public void An_accepted_command_makes_the_next_version_and_a_line_of_the_timeline()
    {
        var before = A.Ringing();
        var after = before.Then(new CallCommand.Answer(CallSide.Callee, A.KensPhone), 3);
        after.Version.ShouldBe(before.Version + 1);
        after.Timeline[^1].ShouldBe(new TimelineEntry(A.Now.AddSeconds(3), TimelineKind.Answered, CallState.Connecting, A.Ken.Id, A.KensPhone));
    }

    [Fact]
    public void Each_device_that_rings_is_counted_once()
    {
        var call = A.Ringing();
        call.RingingDevices.ShouldBe([A.KensLaptop, A.KensPhone]);
        call.Decide(new CallCommand.AckRinging(CallSide.Callee, A.KensPhone)).ShouldBeOfType<CallDecision.Unchanged>();
    }

    [Theory]
    [InlineData("hang-up by the caller", CallOutcome.Cancelled, EndCause.Cancelled, MissedReason.Cancelled)]
    [InlineData("decline by the laptop", CallOutcome.Declined, EndCause.Declined, null)]
    [InlineData("ring deadline", CallOutcome.Missed, EndCause.NoAnswer, MissedReason.NoAnswer)]
    [InlineData("caller's lease over", CallOutcome.Cancelled, EndCause.DeviceLost, MissedReason.Cancelled)]
    [InlineData("callee's lease over", CallOutcome.Missed, EndCause.Offline, MissedReason.Offline)]
    public void A_ring_that_ends_is_missed_exactly_when_the_callee_was_not_reached(string command, CallOutcome outcome, EndCause cause, MissedReason? missed)
    {
        var ended = A.Ringing().Decide(Command(command)).ShouldBeOfType<CallDecision.Accepted>();
        var record = ended.Events.OfType<CallEnded>().ShouldHaveSingleItem();
        (record.Outcome, record.Cause, record.MissedReason).ShouldBe((outcome, cause, missed));
        ended.Events.OfType<CallMissed>().Select(fact => (MissedReason?)fact.Reason).ShouldBe(missed is null ? [] : [missed]);
    }

    [Fact]
    public void A_talk_of_sixty_seconds_lasts_sixty_seconds()
    {
        var record = A.Connected().Decide(new CallCommand.HangUp(CallSide.Callee, A.KensLaptop), 66.9).ShouldBeOfType<CallDecision.Accepted>().Events;
        record.OfType<CallEnded>().Single().DurationSeconds.ShouldBe(60);
        record.OfType<CallMissed>().ShouldBeEmpty();
    }

    [Fact]
    public void A_call_that_lost_its_media_lasted_until_then()
    {
        var ended = A.Reconnecting().Decide(new CallCommand.MediaExpired(), 50).ShouldBeOfType<CallDecision.Accepted>();
        var record = ended.Events.OfType<CallEnded>().Single();
        (record.Outcome, record.DurationSeconds, record.EndedAt).ShouldBe((CallOutcome.Dropped, 14, A.Now.AddSeconds(50)));
    }

    [Fact]
    public void A_side_that_vanished_talked_until_its_last_sign_of_life()
    {
        var ended = A.Connected().Decide(new CallCommand.LeasesChecked(true, false, A.Now.AddSeconds(40)), 70).ShouldBeOfType<CallDecision.Accepted>();
        ended.Events.OfType<CallEnded>().Single().DurationSeconds.ShouldBe(34);
    }

    [Fact]
    public void Both_sides_must_be_back_before_a_call_is_connected_again()
    {
        var away = A.Reconnecting().Then(new CallCommand.MediaLost(CallSide.Callee, A.KensLaptop), 21);
        var half = away.Then(new CallCommand.MediaConnected(CallSide.Callee, A.KensLaptop), 22);
        half.State.ShouldBe(CallState.Reconnecting);
        half.For(CallSide.Callee).PeerAway.ShouldBeTrue();
        var whole = half.Then(new CallCommand.MediaConnected(CallSide.Caller, A.JohnsPhone), 23);
        (whole.State, whole.MediaDeadline).ShouldBe((CallState.Connected, null));
    }

    [Fact]
    public void A_deadline_that_comes_too_early_does_nothing()
    {
        A.Ringing().Decide(new CallCommand.RingExpired(), 29.9).ShouldBeOfType<CallDecision.Unchanged>();
        A.Connecting().Decide(new CallCommand.ConnectExpired(), 24.9).ShouldBeOfType<CallDecision.Unchanged>();
        A.Reconnecting().Decide(new CallCommand.MediaExpired(), 49.9).ShouldBeOfType<CallDecision.Unchanged>();
    }

    [Fact]
    public void Glare_answers_the_call_that_rings()
    {
        var decision = A.Machine.AnswerByGlare(A.Ringing(), new CallCommand.Answer(CallSide.Callee, A.KensPhone), A.Now.AddSeconds(2));
        var next = decision.ShouldBeOfType<CallDecision.Accepted>().Next;
        (next.State, next.Callee.Device, next.Timeline[^1].Kind).ShouldBe((CallState.Connecting, A.KensPhone, TimelineKind.Glare));
    }

    [Fact]
    public void An_ended_call_asks_for_no_deadline_and_frees_both_claims()
    {
        var commit = CallCommit.Following(A.Connected(), (CallDecision.Accepted)A.Connected().Decide(new CallCommand.HangUp(CallSide.Caller, A.JohnsPhone)));
        commit.Claims.ShouldBe(ClaimChange.Free);
        commit.Deadlines.ShouldAllBe(deadline => deadline.At == null);
        commit.Deadlines.Select(deadline => deadline.Kind).ShouldBe(Enum.GetValues<DeadlineKind>(), ignoreOrder: true);
    }

    private static CallCommand Command(string words) => words switch
    {
        "ack by the laptop" => new CallCommand.AckRinging(CallSide.Callee, A.KensLaptop),
        "ack by the caller" => new CallCommand.AckRinging(CallSide.Caller, A.JohnsPhone),
        "answer by the laptop" => new CallCommand.Answer(CallSide.Callee, A.KensLaptop),
        "answer by the phone" => new CallCommand.Answer(CallSide.Callee, A.KensPhone),
        "answer by the caller" => new CallCommand.Answer(CallSide.Caller, A.JohnsPhone),
        "decline by the laptop" => new CallCommand.Decline(CallSide.Callee, A.KensLaptop),
        "decline by the phone" => new CallCommand.Decline(CallSide.Callee, A.KensPhone),
        "decline by the caller" => new CallCommand.Decline(CallSide.Caller, A.JohnsPhone),
        "hang-up by the caller" => new CallCommand.HangUp(CallSide.Caller, A.JohnsPhone),
        "hang-up by the laptop" => new CallCommand.HangUp(CallSide.Callee, A.KensLaptop),
        "hang-up by the phone" => new CallCommand.HangUp(CallSide.Callee, A.KensPhone),
        "media by the caller" => new CallCommand.MediaConnected(CallSide.Caller, A.JohnsPhone),
        "media by the laptop" => new CallCommand.MediaConnected(CallSide.Callee, A.KensLaptop),
        "media by the phone" => new CallCommand.MediaConnected(CallSide.Callee, A.KensPhone),
        "loss by the caller" => new CallCommand.MediaLost(CallSide.Caller, A.JohnsPhone),
        "loss by the laptop" => new CallCommand.MediaLost(CallSide.Callee, A.KensLaptop),
        "loss by the phone" => new CallCommand.MediaLost(CallSide.Callee, A.KensPhone),
        "leaving of the laptop" => new CallCommand.DeviceLeft(CallSide.Callee, A.KensLaptop),
        "quality by the caller" => new CallCommand.ReportQuality(CallSide.Caller, A.JohnsPhone, new QualityReport(default, QualityGrade.Good, 20, 2, 0)),
        "quality by the phone" => new CallCommand.ReportQuality(CallSide.Callee, A.KensPhone, new QualityReport(default, QualityGrade.Good, 20, 2, 0)),
        "ring deadline" => new CallCommand.RingExpired(),
        "connect deadline" => new CallCommand.ConnectExpired(),
        "media deadline" => new CallCommand.MediaExpired(),
        "leases fine" => new CallCommand.LeasesChecked(true, true, null),
        "caller's lease over" => new CallCommand.LeasesChecked(false, true, null),
        "callee's lease over" => new CallCommand.LeasesChecked(true, false, null),
        "end by an admin" => new CallCommand.EndByAdmin(new UserId("boss")),
        _ => throw new ArgumentOutOfRangeException(nameof(words), words, null),
    };
}
