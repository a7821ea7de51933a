using System.Net;
using Calling.CallHistory.Tests.Hosting;
using Calling.Contracts.Calls;
using Calling.Contracts.Events;
using Calling.Contracts.History;

namespace Calling.CallHistory.Tests.Attempts;

[Collection<SystemGroup>]
[Trait("Category", "Integration")]
public sealed class AttemptApiTests(HistorySystem system)
{
    [Fact]
    public async Task Pages_neither_repeat_nor_skip_while_new_calls_arrive()
    {
        var (john, ken) = (await system.SomebodyAsync(), await system.AdminAsync());
        var calls = Enumerable.Range(0, 25).Select(index => Facts.Talked(john, ken, Facts.Now.AddSeconds(-index))).ToArray();
        await system.WriteAsync(calls);

        var seen = new List<CallId>();
        string? next = null;
        do
        {
            var page = await system.GetAsync<HistoryPage>(john, $"/api/call/history?limit=4&cursor={next}");
            seen.AddRange(page.Items.Select(item => item.CallId));
            next = page.Next;
            await system.WriteAsync(Facts.Talked(ken, john, Facts.Now.AddSeconds(1 + seen.Count)));
        }
        while (next is not null);

        seen.ShouldBe(calls.Select(call => call.CallId));
    }

    [Fact]
    public async Task A_person_reads_their_own_calls_and_an_admin_everybodys()
    {
        var (john, jane, ken) = (await system.SomebodyAsync(), await system.SomebodyAsync(), await system.AdminAsync());
        var (one, other) = (Facts.Talked(john, ken), Facts.Talked(ken, jane));
        await system.WriteAsync(one, other);

        (await system.GetAsync<HistoryPage>(john, "/api/call/history")).Items.ShouldHaveSingleItem().CallId.ShouldBe(one.CallId);
        (await system.GetAsync<HistoryPage>(jane, "/api/call/history")).Items.ShouldHaveSingleItem().CallId.ShouldBe(other.CallId);
        (await system.GetAsync<HistoryPage>(ken, $"/api/call/history?person={ken.Id}")).Items.Count.ShouldBe(2);
        (await system.GetAsync<HistoryDetails>(ken, $"/api/call/history/{other.CallId}")).Timeline.ShouldBe(other.Timeline);
        (await system.GetAsync<HistoryDetails>(john, $"/api/call/history/{one.CallId}")).Call.DurationSeconds.ShouldBe(60);
    }

    [Fact]
    public async Task Somebody_elses_call_looks_like_one_that_never_was()
    {
        var (john, jane, ken) = (await system.SomebodyAsync(), await system.SomebodyAsync(), await system.AdminAsync());
        var call = Facts.Talked(john, ken);
        await system.WriteAsync(call);
        var foreign = await system.RefusalAsync(jane, HttpMethod.Get, $"/api/call/history/{call.CallId}");
        foreign.ShouldBe((HttpStatusCode.NotFound, "unknown_call"));
        (await system.RefusalAsync(jane, HttpMethod.Get, $"/api/call/history/{CallId.New(Facts.Now)}")).ShouldBe(foreign);
        (await system.RefusalAsync(jane, HttpMethod.Get, "/api/call/history/nonsense")).ShouldBe(foreign);
        (await system.GetAsync<HistoryPage>(jane, $"/api/call/history?person={john.Id}")).Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task Filters_narrow_by_person_outcome_type_and_time()
    {
        var (john, ken, kim) = (await system.SomebodyAsync(), await system.AdminAsync(), await system.AdminAsync());
        var talked = Facts.Talked(john, ken, Facts.Now.AddHours(-3));
        var video = Facts.Talked(ken, john, Facts.Now.AddHours(-2)) with { Type = CallType.Video };
        var missed = Facts.Missed(john, kim, Facts.Now.AddHours(-1));
        await system.WriteAsync(talked, video, missed);

        await FindsAsync($"person={ken.Id}", video, talked);
        await FindsAsync("outcome=missed", missed);
        await FindsAsync("type=video", video);
        await FindsAsync($"from={Facts.Now.AddMinutes(-150):yyyy-MM-ddTHH:mm:ssZ}", missed, video);
        await FindsAsync($"to={Facts.Now.AddMinutes(-150):yyyy-MM-ddTHH:mm:ssZ}", talked);
        await FindsAsync($"person={ken.Id}&outcome=completed&type=audio", talked);

        async Task FindsAsync(string query, params CallEnded[] wanted) =>
            (await system.GetAsync<HistoryPage>(john, $"/api/call/history?{query}")).Items.Select(item => item.CallId)
                .ShouldBe(wanted.Select(call => call.CallId), query);
    }

    [Theory]
    [InlineData("cursor=nonsense")]
    [InlineData("limit=0")]
    [InlineData("limit=101")]
    [InlineData("outcome=lost")]
    [InlineData("person=a%20b")]
    [InlineData("from=yesterday")]
    public async Task A_bad_query_is_refused(string query)
    {
        var john = await system.SomebodyAsync();
        (await system.RefusalAsync(john, HttpMethod.Get, $"/api/call/history?{query}")).ShouldBe((HttpStatusCode.BadRequest, "invalid_request"));
    }

    [Fact]
    public async Task Nobody_reads_without_signing_in() =>
        (await system.RefusalAsync(null, HttpMethod.Get, "/api/call/history")).ShouldBe((HttpStatusCode.Unauthorized, "unauthenticated"));

    [Fact]
    public async Task An_admin_exports_what_the_filter_finds_as_harmless_CSV()
    {
        var (john, ken) = (await system.SomebodyAsync(), await system.AdminAsync());
        john = john with { Name = "=cmd|' /C calc'!A0, \"John\"" };
        var call = Facts.Talked(john, ken);
        await system.WriteAsync(call, Facts.Missed(ken, john, Facts.Now.AddSeconds(-5)));

        var answer = await system.SendAsync(ken, HttpMethod.Get, $"/api/call/history/export?person={john.Id}&outcome=completed");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType?.MediaType.ShouldBe("text/csv");
        var lines = (await answer.Content.ReadAsStringAsync()).Split("\r\n");
        lines.Length.ShouldBe(3);
        lines[1].ShouldStartWith($"{call.CallId},{john.Id},\"'=cmd|' /C calc'!A0, \"\"John\"\"\",{ken.Id}");
        lines[1].ShouldEndWith(",60");
        lines[2].ShouldBeEmpty();
        (await system.RefusalAsync(john, HttpMethod.Get, "/api/call/history/export")).ShouldBe((HttpStatusCode.Forbidden, "forbidden"));
    }
}
