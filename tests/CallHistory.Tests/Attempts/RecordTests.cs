using Calling.CallHistory.Tests.Hosting;
using Calling.Contracts.Calls;
using Calling.Contracts.Events;
using Calling.Contracts.History;
using Calling.Contracts.People;
using Calling.Testing;
using Npgsql;

namespace Calling.CallHistory.Tests.Attempts;

/// <summary>The way of a fact from RabbitMQ to the record.</summary>
[Collection<SystemGroup>]
[Trait("Category", "Integration")]
public sealed class RecordTests(HistorySystem system)
{
    [Fact]
    public async Task A_fact_that_comes_three_times_is_one_row_and_one_missed_call()
    {
        var (john, ken) = (await system.SomebodyAsync(), await system.AdminAsync());
        var call = Facts.Missed(john, ken);
        for (var time = 0; time < 3; time++) await system.PublishAsync(call, call.Notice());
        // What comes after them in the queue tells that all were consumed.
        var last = Facts.Talked(john, ken, Facts.Now.AddSeconds(1));
        await system.PublishAsync(last);

        var page = await Eventually.IsAsync(
            "both calls", () => system.GetAsync<HistoryPage>(john, "/api/call/history"), found => found.Items.Count >= 2);
        page.Items.Select(item => item.CallId).ShouldBe([last.CallId, call.CallId]);
        var missed = await system.GetAsync<MissedPage>(ken, "/api/call/missed");
        missed.Items.ShouldHaveSingleItem().Caller.ShouldBe(call.Caller);
        missed.UnseenCount.ShouldBe(1);
    }

    [Fact]
    public async Task A_thousand_calls_of_both_kinds_are_a_thousand_rows()
    {
        var (john, ken) = (await system.SomebodyAsync(), await system.AdminAsync());
        var calls = Enumerable.Range(0, 1000)
            .Select(index => index % 2 == 0 ? Facts.Missed(john, ken, Facts.Now.AddMilliseconds(index)) : Facts.Talked(john, ken, Facts.Now.AddMilliseconds(index)))
            .ToArray();
        await Task.WhenAll(calls.Select(call => call.MissedReason is null ? system.PublishAsync(call) : system.PublishAsync(call, call.Notice())));

        await using var source = NpgsqlDataSource.Create(system.Database);
        await using var count = source.CreateCommand("SELECT count(*) FROM call_attempts WHERE caller_id = $1");
        count.Parameters.AddWithValue(john.Id.Value);
        await Eventually.IsAsync("all rows", async () => (long)(await count.ExecuteScalarAsync())!, rows => rows == calls.Length);
    }

    [Fact]
    public async Task A_missed_call_is_written_in_the_transaction_of_its_attempt()
    {
        var (john, ken) = (await system.SomebodyAsync(), await system.AdminAsync());
        var call = Facts.Missed(john, ken);
        await system.WriteAsync(call);

        await using var source = NpgsqlDataSource.Create(system.Database);
        // The transaction that made a row version is its xmin.
        await using var same = source.CreateCommand(
            "SELECT a.xmin = m.xmin FROM call_attempts a JOIN missed_calls m ON m.id = a.call_id WHERE a.call_id = $1");
        same.Parameters.AddWithValue(call.CallId.Value);
        (await same.ExecuteScalarAsync()).ShouldBe(true);
    }

    [Fact]
    public async Task A_notice_that_overtakes_its_record_loses_nothing()
    {
        var (john, ken) = (await system.SomebodyAsync(), await system.AdminAsync());
        var call = Facts.Missed(john, ken);
        await system.PublishAsync(call.Notice());
        await Eventually.IsAsync("the missed call", () => system.GetAsync<MissedPage>(ken, "/api/call/missed"), page => page.Items.Count == 1);
        await system.PublishAsync(call);
        await Eventually.IsAsync("the record", () => system.GetAsync<HistoryPage>(ken, $"/api/call/history?person={ken.Id}"), page => page.Items.Count == 1);
        (await system.GetAsync<MissedPage>(ken, "/api/call/missed")).Items.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_fact_that_can_never_be_written_is_set_aside_alone()
    {
        var (john, ken) = (await system.SomebodyAsync(), await system.AdminAsync());
        var before = await system.CountErrorsAsync();
        // PostgreSQL has no text with a NUL in it.
        var bad = Facts.Talked(john, ken) with { Caller = new PersonRef(john.Id, "John\0Doe") };
        var good = Enumerable.Range(1, 20).Select(index => Facts.Talked(john, ken, Facts.Now.AddSeconds(index))).ToArray();
        await system.PublishAsync([.. good[..10], bad, .. good[10..]]);

        var page = await Eventually.IsAsync(
            "the good ones", () => system.GetAsync<HistoryPage>(john, "/api/call/history"), found => found.Items.Count == good.Length);
        page.Items.Select(item => item.CallId).ShouldBe(good.Reverse().Select(call => call.CallId));
        await Eventually.IsAsync("the bad one", system.CountErrorsAsync, errors => errors == before + 1);
    }

    [Fact]
    public async Task A_call_between_two_people_who_are_not_known_any_more_is_recorded_all_the_same()
    {
        var gone = new Person(new UserId("gone-1"), "Gone One", Role.User);
        var ken = await system.AdminAsync();
        var call = Facts.Ended(gone, ken, Facts.Now, CallOutcome.Declined, EndCause.Declined);
        await system.PublishAsync(call);
        var page = await Eventually.IsAsync(
            "the call", () => system.GetAsync<HistoryPage>(ken, $"/api/call/history?person={gone.Id}"), found => found.Items.Count == 1);
        page.Items[0].Caller.ShouldBe(call.Caller);
    }
}
