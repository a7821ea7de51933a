using System.Net;
using Calling.CallHistory.Tests.Hosting;
using Calling.Contracts.History;
using Calling.Testing;

namespace Calling.CallHistory.Tests.Data;

[Collection<SystemGroup>]
[Trait("Category", "Integration")]
public sealed class OutageTests(HistorySystem system)
{
    [Fact]
    public async Task While_PostgreSQL_is_away_people_are_told_and_facts_wait_and_none_is_set_aside()
    {
        var (john, ken) = (await system.SomebodyAsync(), await system.AdminAsync());
        var before = await system.CountErrorsAsync();
        var calls = Enumerable.Range(0, 50).Select(index => Facts.Missed(john, ken, Facts.Now.AddMilliseconds(-index))).ToArray();
        await system.Postgres.CommandAsync("stop");
        try
        {
            foreach (var call in calls) await system.PublishAsync(call, call.Notice());
            foreach (var path in new[] { "/api/call/history", "/api/call/missed", "/api/call/inbox", "/api/call/statistics", "/api/call/history/export" })
                (await system.RefusalAsync(ken, HttpMethod.Get, path)).ShouldBe((HttpStatusCode.ServiceUnavailable, "unavailable"), path);
            (await system.RefusalAsync(ken, HttpMethod.Post, "/api/call/mark-seen")).ShouldBe((HttpStatusCode.ServiceUnavailable, "unavailable"));
        }
        finally
        {
            await system.Postgres.CommandAsync("start");
        }

        var page = await Eventually.IsAsync(
            "all calls", () => system.GetAsync<HistoryPage>(john, "/api/call/history?limit=100"), found => found.Items.Count == calls.Length);
        page.Items.Select(item => item.CallId).ShouldBe(calls.Select(call => call.CallId));
        (await system.GetAsync<MissedPage>(ken, "/api/call/missed?limit=100")).UnseenCount.ShouldBe(calls.Length);
        (await system.CountErrorsAsync()).ShouldBe(before);
    }
}
