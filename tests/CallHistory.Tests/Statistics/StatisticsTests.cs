using System.Net;
using Calling.CallHistory.Tests.Hosting;
using Calling.Contracts.Calls;
using Calling.Contracts.History;

namespace Calling.CallHistory.Tests.Statistics;

[Collection<SystemGroup>]
[Trait("Category", "Integration")]
public sealed class StatisticsTests(HistorySystem system)
{
    [Fact]
    public async Task Each_day_is_there_and_an_admin_has_the_sums_of_their_calls()
    {
        var (john, ken) = (await system.SomebodyAsync(), await system.AdminAsync());
        // A day that no other test writes to.
        var day = Facts.Now.AddDays(-20);
        await system.WriteAsync(
            Facts.Talked(john, ken, day, seconds: 10),
            Facts.Talked(john, ken, day, seconds: 30),
            Facts.Talked(ken, john, day, seconds: 50),
            Facts.Missed(john, ken, day),
            Facts.Ended(john, ken, day, CallOutcome.Declined, EndCause.Declined));

        var answer = await system.GetAsync<StatisticsAnswer>(ken, "/api/call/statistics?days=30");
        answer.Days.Count.ShouldBe(30);
        answer.Days.Select(one => one.Day).ShouldBeInOrder();
        answer.Days.Single(one => one.Day == DateOnly.FromDateTime(day.UtcDateTime))
            .ShouldBe(new DayStatistics(DateOnly.FromDateTime(day.UtcDateTime), 5, 3, 1, 1, 0, 0, 0, 4, 30));
        var sums = answer.Admins.Single(admin => admin.Admin.Id == ken.Id);
        (sums.Answered, sums.Missed, sums.TalkSeconds).ShouldBe((2, 1, 90));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("91")]
    [InlineData("all")]
    public async Task Days_out_of_range_are_refused(string days) =>
        (await system.RefusalAsync(await system.AdminAsync(), HttpMethod.Get, $"/api/call/statistics?days={days}"))
            .ShouldBe((HttpStatusCode.BadRequest, "invalid_request"));

    [Fact]
    public async Task They_are_for_admins() =>
        (await system.RefusalAsync(await system.SomebodyAsync(), HttpMethod.Get, "/api/call/statistics")).ShouldBe((HttpStatusCode.Forbidden, "forbidden"));
}
