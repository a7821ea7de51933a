using System.Net;
using Calling.CallHistory.Tests.Hosting;
using Calling.Contracts.Calls;
using Calling.Contracts.History;
using Calling.Contracts.Hub;
using Calling.Testing;

namespace Calling.CallHistory.Tests.Missed;

[Collection<SystemGroup>]
[Trait("Category", "Integration")]
public sealed class MissedTests(HistorySystem system)
{
    [Fact]
    public async Task The_callee_is_told_of_a_missed_call_with_the_true_count_and_the_admins_of_their_inbox()
    {
        var (john, ken) = (await system.SomebodyAsync(), await system.AdminAsync());
        var (devices, admins) = (await Backplane.ToAsync(system, ken), await Backplane.ToAdminsAsync(system));
        await system.WriteAsync(Facts.Missed(john, ken, Facts.Now.AddMinutes(-5)));
        var call = Facts.Missed(john, ken, reason: MissedReason.Busy);
        await system.PublishAsync(call, call.Notice());

        await devices.HearsAsync(nameof(ICallingClient.MissedCallsChanged), "\"unseenCount\":2");
        await devices.HearsAsync(nameof(ICallingClient.MissedCallsChanged), $"\"callId\":\"{call.CallId}\"");
        await admins.HearsAsync(nameof(ICallingClient.InboxChanged), "\"openCount\":");
    }

    [Fact]
    public async Task Marking_one_and_all_as_seen_lowers_the_count_on_every_device()
    {
        var (john, ken) = (await system.SomebodyAsync(), await system.AdminAsync());
        var devices = await Backplane.ToAsync(system, john);
        var calls = Enumerable.Range(0, 3).Select(index => Facts.Missed(ken, john, Facts.Now.AddSeconds(index), MissedReason.Offline)).ToArray();
        await system.WriteAsync(calls);

        (await system.PostAsync<UnseenAnswer>(john, $"/api/call/mark-seen/{calls[0].CallId}")).UnseenCount.ShouldBe(2);
        await devices.HearsAsync(nameof(ICallingClient.MissedCallsChanged), "\"unseenCount\":2");
        var seenAt = (await system.GetAsync<MissedPage>(john, "/api/call/missed")).Items.Single(item => item.CallId == calls[0].CallId).SeenAt.ShouldNotBeNull();
        (await system.PostAsync<UnseenAnswer>(john, "/api/call/mark-seen")).UnseenCount.ShouldBe(0);
        await devices.HearsAsync(nameof(ICallingClient.MissedCallsChanged), "\"unseenCount\":0");
        var list = await system.GetAsync<MissedPage>(john, "/api/call/missed");
        list.Items.ShouldAllBe(item => item.SeenAt != null);
        list.Items.Single(item => item.CallId == calls[0].CallId).SeenAt.ShouldBe(seenAt);
    }

    [Fact]
    public async Task Nobody_marks_what_another_missed_not_even_an_admin()
    {
        var (john, jane, ken) = (await system.SomebodyAsync(), await system.SomebodyAsync(), await system.AdminAsync());
        var call = Facts.Missed(ken, john);
        await system.WriteAsync(call);
        foreach (var other in new[] { jane, ken })
            (await system.RefusalAsync(other, HttpMethod.Post, $"/api/call/mark-seen/{call.CallId}")).ShouldBe((HttpStatusCode.NotFound, "unknown_call"));
        await system.PostAsync<UnseenAnswer>(ken, "/api/call/mark-seen");
        (await system.GetAsync<MissedPage>(john, "/api/call/missed")).UnseenCount.ShouldBe(1);
        (await system.GetAsync<MissedPage>(ken, "/api/call/missed")).Items.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Missed_calls_resolve_when_the_two_talk_later_whichever_is_written_first(bool talkIsWrittenFirst)
    {
        var (john, jane, ken) = (await system.SomebodyAsync(), await system.SomebodyAsync(), await system.AdminAsync());
        var missed = Facts.Missed(john, ken, Facts.Now.AddMinutes(-10));
        var later = Facts.Missed(john, ken, Facts.Now.AddMinutes(10));
        var others = Facts.Missed(jane, ken, Facts.Now.AddMinutes(-10));
        var talk = Facts.Talked(ken, john);
        if (talkIsWrittenFirst) await system.WriteAsync(talk);
        await system.WriteAsync(missed, later, others);
        if (!talkIsWrittenFirst) await system.WriteAsync(talk);

        var items = (await system.GetAsync<MissedPage>(ken, "/api/call/missed")).Items.ToDictionary(item => item.CallId);
        items[missed.CallId].ResolvedAt.ShouldNotBeNull().ShouldBe(talk.AnsweredAt!.Value, TimeSpan.FromMilliseconds(1));
        items[later.CallId].ResolvedAt.ShouldBeNull();
        items[others.CallId].ResolvedAt.ShouldBeNull();
    }

    [Fact]
    public async Task The_owner_of_a_missed_call_hears_that_it_resolved_itself()
    {
        var (john, ken) = (await system.SomebodyAsync(), await system.AdminAsync());
        var devices = await Backplane.ToAsync(system, john);
        var missed = Facts.Missed(ken, john, Facts.Now.AddMinutes(-10));
        await system.WriteAsync(missed);
        await system.PublishAsync(Facts.Talked(john, ken));
        await devices.HearsAsync(nameof(ICallingClient.MissedCallsChanged), "\"unseenCount\":1");
        (await system.GetAsync<MissedPage>(john, "/api/call/missed")).Items.ShouldHaveSingleItem().ResolvedAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_talk_that_never_connected_resolves_nothing()
    {
        var (john, ken) = (await system.SomebodyAsync(), await system.AdminAsync());
        await system.WriteAsync(
            Facts.Missed(john, ken, Facts.Now.AddMinutes(-10)),
            Facts.Ended(ken, john, Facts.Now, CallOutcome.Failed, EndCause.ConnectTimeout) with { AnsweredAt = Facts.Now.AddSeconds(3) });
        (await system.GetAsync<MissedPage>(ken, "/api/call/missed")).Items.ShouldHaveSingleItem().ResolvedAt.ShouldBeNull();
    }
}
