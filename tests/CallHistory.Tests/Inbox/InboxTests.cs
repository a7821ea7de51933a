using System.Net;
using Calling.CallHistory.Tests.Hosting;
using Calling.Contracts.Calls;
using Calling.Contracts.Events;
using Calling.Contracts.History;
using Calling.Contracts.Hub;
using Calling.Contracts.People;

namespace Calling.CallHistory.Tests.Inbox;

[Collection<SystemGroup>]
[Trait("Category", "Integration")]
public sealed class InboxTests(HistorySystem system)
{
    [Fact]
    public async Task Of_two_admins_who_claim_at_once_exactly_one_gets_it_two_hundred_times()
    {
        var (john, ken, kim) = (await system.SomebodyAsync(), await system.AdminAsync(), await system.AdminAsync());
        var calls = Enumerable.Range(0, 200).Select(index => Facts.Missed(john, ken, Facts.Now.AddMilliseconds(-index))).ToArray();
        await system.WriteAsync(calls);
        foreach (var call in calls)
        {
            var answers = await Task.WhenAll(
                system.SendAsync(ken, HttpMethod.Post, $"/api/call/inbox/{call.CallId}/claim"),
                system.SendAsync(kim, HttpMethod.Post, $"/api/call/inbox/{call.CallId}/claim"));
            answers.Select(answer => answer.StatusCode).Order().ShouldBe([HttpStatusCode.OK, HttpStatusCode.Conflict]);
            (await answers.Single(answer => answer.StatusCode == HttpStatusCode.Conflict).Content.ReadAsStringAsync()).ShouldContain("already_claimed");
        }
    }

    [Fact]
    public async Task An_entry_goes_from_open_to_claimed_to_resolved_and_keeps_its_notes()
    {
        var (ken, kim, call) = await MissedAsync();
        var admins = await Backplane.ToAdminsAsync(system);
        var path = $"/api/call/inbox/{call.CallId}";

        var claimed = await system.PostAsync<InboxItem>(kim, $"{path}/claim");
        (claimed.State, claimed.ClaimedBy, claimed.Wanted.Id).ShouldBe((InboxState.Claimed, new PersonRef(kim.Id, kim.Name), ken.Id));
        (await system.PostAsync<InboxItem>(kim, $"{path}/claim")).ClaimedAt.ShouldBe(claimed.ClaimedAt);
        (await system.RefusalAsync(ken, HttpMethod.Post, $"{path}/resolve")).ShouldBe((HttpStatusCode.Conflict, "already_claimed"));
        await system.PostAsync<InboxItem>(ken, $"{path}/notes", new NoteRequest("  Wants an invoice. "));
        await system.PostAsync<InboxItem>(kim, $"{path}/notes", new NoteRequest("Sent."));
        var resolved = await system.PostAsync<InboxItem>(kim, $"{path}/resolve");
        (resolved.State, resolved.ResolvedBy?.Id).ShouldBe((InboxState.Resolved, kim.Id));
        resolved.Notes.Select(note => (note.By.Id, note.Text)).ShouldBe([(ken.Id, "Wants an invoice."), (kim.Id, "Sent.")]);
        (await system.RefusalAsync(ken, HttpMethod.Post, $"{path}/claim")).ShouldBe((HttpStatusCode.Conflict, "already_claimed"));
        await admins.HearsAsync(nameof(ICallingClient.InboxChanged), "\"openCount\":");
    }

    [Fact]
    public async Task What_one_admin_claimed_another_may_put_back_and_claim()
    {
        var (ken, kim, call) = await MissedAsync();
        await system.PostAsync<InboxItem>(ken, $"/api/call/inbox/{call.CallId}/claim");
        (await system.PostAsync<InboxItem>(kim, $"/api/call/inbox/{call.CallId}/release")).ClaimedBy.ShouldBeNull();
        (await system.PostAsync<InboxItem>(kim, $"/api/call/inbox/{call.CallId}/claim")).ClaimedBy?.Id.ShouldBe(kim.Id);
    }

    [Fact]
    public async Task Open_ones_come_first_then_claimed_then_resolved_over_all_pages()
    {
        var (john, ken) = (await system.SomebodyAsync(), await system.AdminAsync());
        var calls = Enumerable.Range(0, 6).Select(index => Facts.Missed(john, ken, Facts.Now.AddSeconds(-index))).ToArray();
        await system.WriteAsync(calls);
        foreach (var call in calls[..2]) await system.PostAsync<InboxItem>(ken, $"/api/call/inbox/{call.CallId}/resolve");
        foreach (var call in calls[2..4]) await system.PostAsync<InboxItem>(ken, $"/api/call/inbox/{call.CallId}/claim");

        var seen = new List<InboxItem>();
        string? next = null;
        do
        {
            var page = await system.GetAsync<InboxPage>(ken, $"/api/call/inbox?limit=3&cursor={next}");
            seen.AddRange(page.Items);
            next = page.Next;
        }
        while (next is not null);

        seen.ShouldBe(seen.OrderBy(item => item.State).ThenByDescending(item => item.CallId));
        seen.Select(item => item.Id).ShouldBeUnique();
        seen.Where(item => item.Caller.Id == john.Id).Select(item => item.CallId)
            .ShouldBe(calls[4..].Concat(calls[2..4]).Concat(calls[..2]).Select(call => call.CallId));
        var claimed = await system.GetAsync<InboxPage>(ken, "/api/call/inbox?state=claimed");
        claimed.Items.ShouldAllBe(item => item.State == InboxState.Claimed);
        claimed.OpenCount.ShouldBe(seen.Count(item => item.State == InboxState.Open));
    }

    [Fact]
    public async Task A_user_sees_and_changes_nothing_of_the_inbox_and_what_a_user_missed_is_not_in_it()
    {
        var (ken, _, call) = await MissedAsync();
        var john = await system.SomebodyAsync();
        (await system.RefusalAsync(john, HttpMethod.Get, "/api/call/inbox")).ShouldBe((HttpStatusCode.Forbidden, "forbidden"));
        (await system.RefusalAsync(john, HttpMethod.Post, $"/api/call/inbox/{call.CallId}/claim")).ShouldBe((HttpStatusCode.Forbidden, "forbidden"));
        var own = Facts.Missed(ken, john);
        await system.WriteAsync(own);
        (await system.RefusalAsync(ken, HttpMethod.Post, $"/api/call/inbox/{own.CallId}/claim")).ShouldBe((HttpStatusCode.NotFound, "unknown_call"));
        (await system.RefusalAsync(ken, HttpMethod.Post, $"/api/call/inbox/{own.CallId}/notes", new NoteRequest("x"))).ShouldBe((HttpStatusCode.NotFound, "unknown_call"));
        (await system.RefusalAsync(ken, HttpMethod.Get, "/api/call/inbox?state=lost")).ShouldBe((HttpStatusCode.BadRequest, "invalid_request"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("a\0b")]
    [InlineData(null)]
    public async Task A_note_without_words_is_refused(string? text)
    {
        var (ken, _, call) = await MissedAsync();
        (await system.RefusalAsync(ken, HttpMethod.Post, $"/api/call/inbox/{call.CallId}/notes", new NoteRequest(text!)))
            .ShouldBe((HttpStatusCode.BadRequest, "invalid_request"));
    }

    [Fact]
    public async Task An_entry_resolves_itself_when_the_admin_calls_back()
    {
        // Later than what other tests leave in the shared inbox, which together is more than a page.
        var (ken, _, call) = await MissedAsync(Facts.Now.AddHours(1));
        await system.WriteAsync(Facts.Talked(ken, new Person(call.Caller.Id, call.Caller.Name, Role.User), Facts.Now.AddMinutes(61)));
        var page = await system.GetAsync<InboxPage>(ken, "/api/call/inbox?state=resolved&limit=100");
        page.Items.Single(item => item.CallId == call.CallId).ResolvedBy.ShouldBeNull();
    }

    private async Task<(Person Ken, Person Kim, CallEnded Call)> MissedAsync(DateTimeOffset? at = null)
    {
        var (john, ken, kim) = (await system.SomebodyAsync(), await system.AdminAsync(), await system.AdminAsync());
        var call = Facts.Missed(john, ken, at, MissedReason.Busy);
        await system.WriteAsync(call);
        return (ken, kim, call);
    }
}
