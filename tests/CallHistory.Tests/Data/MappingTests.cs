using Calling.CallHistory.Data;
using Calling.CallHistory.Messaging;
using Calling.CallHistory.Tests.Hosting;
using Calling.Contracts.Calls;
using Calling.Contracts.People;
using Npgsql;

namespace Calling.CallHistory.Tests.Data;

public sealed class MappingTests
{
    private static readonly Person s_ken = new(new UserId("ken"), "Ken Tse", Role.Admin);
    private static readonly Person s_john = new(new UserId("john_doe"), "John Doe", Role.User);

    [Fact]
    public void A_row_tells_all_that_the_event_told()
    {
        var call = Facts.Talked(s_john, s_ken) with { CallerQuality = new QualityReport(CallId.New(Facts.Now), QualityGrade.Fair, 120, 30, 0.02, true) };
        var details = Attempt.From(call, id => id == s_ken.Id).ToDetails();
        details.Call.CallId.ShouldBe(call.CallId);
        (details.Call.Caller, details.Call.Callee).ShouldBe((call.Caller, call.Callee));
        (details.Call.Outcome, details.Call.Cause, details.Call.DurationSeconds).ShouldBe((call.Outcome, call.Cause, call.DurationSeconds));
        (details.RingingAt, details.ConnectedAt).ShouldBe((call.RingingAt, call.ConnectedAt));
        details.Timeline.ShouldBe(call.Timeline);
        (details.CallerQuality, details.CalleeQuality).ShouldBe((call.CallerQuality, null));
    }

    [Fact]
    public void Only_a_missed_call_leaves_an_entry_and_it_has_the_id_of_the_call()
    {
        MissedEntry.From(Facts.Talked(s_john, s_ken), _ => true).ShouldBeNull();
        var call = Facts.Missed(s_john, s_ken, reason: MissedReason.Busy);
        var entry = MissedEntry.From(call, id => id == s_ken.Id).ShouldNotBeNull();
        (entry.Id, entry.Reason, entry.CalleeIsAdmin).ShouldBe((call.CallId.Value, MissedReason.Busy, true));
        entry.ToView().ShouldBe(MissedEntry.From(call.Notice(), s_ken).ToView());
    }

    [Fact]
    public void Ids_of_a_moment_lie_between_its_border_and_the_next()
    {
        var id = CallId.New(Facts.Now).Value;
        (id >= TimeIds.First(Facts.Now)).ShouldBeTrue();
        (id < TimeIds.First(Facts.Now.AddMilliseconds(1))).ShouldBeTrue();
    }

    [Theory]
    [InlineData("57P01", true)]
    [InlineData("57P03", true)]
    [InlineData("53300", true)]
    [InlineData("42P01", true)]
    [InlineData("28P01", true)]
    [InlineData("3D000", true)]
    [InlineData("22021", false)]
    [InlineData("23502", false)]
    public void Only_bad_data_is_the_fault_of_a_fact(string sqlState, bool store) =>
        Blame.IsStore(new InvalidOperationException("wrapped", new PostgresException("message", "ERROR", "ERROR", sqlState))).ShouldBe(store);

    [Fact]
    public void A_fact_without_its_people_is_at_fault_itself() => Blame.IsStore(new InvalidOperationException("There is no caller.")).ShouldBeFalse();
}
