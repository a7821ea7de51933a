using Calling.Contracts.Calls;
using Calling.Contracts.Hub;
using Calling.Contracts.People;
using Calling.Contracts.Presence;
using Calling.Testing;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;
using Role = Calling.Contracts.People.Role;

namespace Calling.Signaling.Tests.Nodes;

/// <summary>The hub on two nodes: caller, callee and the callee's second device are never all on one.</summary>
[Trait("Category", "Integration")]
public sealed class HubTests(TwoNodes nodes) : IClassFixture<TwoNodes>
{
    [Fact]
    public async Task A_call_rings_on_every_device_and_the_caller_counts_them()
    {
        await using var them = await TrioAsync();
        var call = await them.StartAsync();
        await them.Laptop.SeesAsync(call, CallState.Calling);
        await them.Phone.SeesAsync(call, CallState.Calling);
        await them.Laptop.DoAsync(nameof(CallingHub.AckRinging), call);
        await them.Phone.DoAsync(nameof(CallingHub.AckRinging), call);
        await them.Caller.SeesAsync(call, "ringing on 2 devices", view => view is { State: CallState.Ringing, RingingDevices: 2 });
    }

    [Fact]
    public async Task The_device_that_answers_first_has_the_call_and_the_other_learns_which()
    {
        await using var them = await TrioAsync();
        var call = await them.RingAsync();
        var both = await Task.WhenAll(them.Laptop.DoAsync(nameof(CallingHub.Answer), call), them.Phone.DoAsync(nameof(CallingHub.Answer), call));
        var winner = both[0].Error is null ? them.Laptop : them.Phone;
        both.Count(reply => reply.Error is null).ShouldBe(1);
        both.Single(reply => reply.Error is not null).Error!.Code.ShouldBe("answered_elsewhere");
        foreach (var device in new[] { them.Laptop, them.Phone })
            (await device.SeesAsync(call, CallState.Connecting)).DeviceId.ShouldBe(winner.Device);
        await them.Caller.SeesAsync(call, CallState.Connecting);
    }

    [Fact]
    public async Task Signals_reach_the_device_that_has_the_call_in_order_and_no_other()
    {
        await using var them = await TrioAsync();
        var call = await them.TalkAsync();
        var sent = await them.Caller.InvokeAsync<SignalAnswer>(nameof(CallingHub.SendSignals), new SignalBatch(call,
            [new(SignalKind.Offer, "v=0"), new(SignalKind.Candidate, "1"), new(SignalKind.Candidate, "2")]));
        sent.Value!.Seq.ShouldBe(3);
        await Eventually.IsTrueAsync("three signals", () => them.Laptop.Signals(call).Count == 3);
        them.Laptop.Signals(call).Select(signal => signal.Payload).ShouldBe(["v=0", "1", "2"]);
        them.Phone.Signals(call).ShouldBeEmpty();
        var stranger = await them.Phone.InvokeAsync<SignalAnswer>(nameof(CallingHub.SendSignals), new SignalBatch(call, [new(SignalKind.Candidate, "x")]));
        stranger.Error!.Code.ShouldBe("answered_elsewhere");
    }

    [Fact]
    public async Task A_device_that_comes_back_finds_the_call_and_the_signals_it_missed()
    {
        await using var them = await TrioAsync();
        var call = await them.TalkAsync();
        await them.Laptop.DisposeAsync();
        await them.Caller.InvokeAsync<SignalAnswer>(nameof(CallingHub.SendSignals), new SignalBatch(call, [new(SignalKind.Offer, "fresh")]));
        await using var back = await nodes.ConnectAsync(nodes.First, them.Callee, "laptop");
        (await back.SeesAsync(call, CallState.Connected)).DeviceId.ShouldBe(back.Device);
        back.Signals(call).Select(signal => signal.Payload).ShouldBe(["fresh"]);
    }

    [Fact]
    public async Task A_hang_up_on_both_sides_at_once_ends_the_call_once_for_both()
    {
        await using var them = await TrioAsync();
        var call = await them.TalkAsync();
        var both = await Task.WhenAll(them.Caller.DoAsync(nameof(CallingHub.HangUp), call), them.Laptop.DoAsync(nameof(CallingHub.HangUp), call));
        both.ShouldAllBe(reply => reply.Error == null);
        foreach (var device in new[] { them.Caller, them.Laptop, them.Phone })
            (await device.SeesAsync(call, CallState.Ended)).Outcome.ShouldBe(CallOutcome.Completed);
    }

    [Fact]
    public async Task Two_who_call_each_other_at_once_are_connected()
    {
        await using var them = await TrioAsync();
        var both = await Task.WhenAll(them.Caller.CallAsync(them.Callee.Id), them.Laptop.CallAsync(them.User.Id));
        both.ShouldAllBe(reply => reply.Error == null);
        both[0].Value!.CallId.ShouldBe(both[1].Value!.CallId);
        await them.Caller.SeesAsync(both[0].Value!.CallId, CallState.Connecting);
        await them.Laptop.SeesAsync(both[0].Value!.CallId, CallState.Connecting);
    }

    [Fact]
    public async Task The_first_of_two_callers_rings_and_the_second_is_told_busy()
    {
        await using var them = await TrioAsync();
        var other = await nodes.SomebodyAsync(Role.User);
        await using var second = await nodes.ConnectAsync(nodes.Second, other, "tab");
        var both = await Task.WhenAll(them.Caller.CallAsync(them.Callee.Id), second.CallAsync(them.Callee.Id));
        both.Count(reply => reply.Value!.Success).ShouldBe(1);
        both.Single(reply => !reply.Value!.Success).Value!.Reason.ShouldBe(MissedReason.Busy);
    }

    [Fact]
    public async Task The_same_click_sent_twice_is_one_call()
    {
        await using var them = await TrioAsync();
        var both = await Task.WhenAll(them.Caller.CallAsync(them.Callee.Id, commandId: "click-1"), them.Caller.CallAsync(them.Callee.Id, commandId: "click-1"));
        both.ShouldAllBe(reply => reply.Error == null);
        both[0].Value!.CallId.ShouldBe(both[1].Value!.CallId);
    }

    [Fact]
    public async Task A_ring_that_nobody_answers_ends_by_itself_on_both_sides()
    {
        await using var them = await TrioAsync();
        var call = await them.RingAsync();
        var ended = await them.Caller.SeesAsync(call, CallState.Ended);
        (ended.Outcome, ended.Cause).ShouldBe((CallOutcome.Missed, EndCause.NoAnswer));
        await them.Phone.SeesAsync(call, CallState.Ended);
    }

    [Fact]
    public async Task A_call_whose_media_never_flows_fails()
    {
        await using var them = await TrioAsync();
        var call = await them.RingAsync();
        await them.Laptop.DoAsync(nameof(CallingHub.Answer), call);
        var ended = await them.Caller.SeesAsync(call, CallState.Ended);
        (ended.Outcome, ended.Cause).ShouldBe((CallOutcome.Failed, EndCause.ConnectTimeout));
    }

    [Fact]
    public async Task A_side_that_vanishes_ends_the_call_when_its_lease_ends()
    {
        await using var them = await TrioAsync();
        var call = await them.TalkAsync();
        await them.Laptop.DisposeAsync();
        var ended = await them.Caller.SeesAsync(call, CallState.Ended);
        (ended.Outcome, ended.Cause).ShouldBe((CallOutcome.Dropped, EndCause.DeviceLost));
        var again = await them.Caller.CallAsync(them.Callee.Id);
        again.Error.ShouldBeNull();
    }

    [Fact]
    public async Task A_page_that_closes_is_seen_at_once()
    {
        await using var them = await TrioAsync();
        var call = await them.TalkAsync();
        await nodes.Second.Services.GetRequiredService<DeviceLeases>().CloseAsync(them.Callee.Id, them.Laptop.Device);
        await them.Caller.SeesAsync(call, "with the other side away", view => view.PeerAway || view.State is CallState.Ended);
    }

    [Fact]
    public async Task A_session_that_ended_loses_its_socket()
    {
        var person = await nodes.SomebodyAsync(Role.User);
        await using var device = await nodes.ConnectAsync(nodes.First, person, "tab", session: $"session-{person.Id}");
        await using var other = await nodes.ConnectAsync(nodes.First, person, "program");
        await nodes.Second.Services.GetRequiredService<IConnectionMultiplexer>().GetSubscriber().PublishAsync(PersonKeys.SessionsEnded, $"session-{person.Id}");
        await Eventually.IsTrueAsync("the socket to close", () => device.IsClosed);
        device.SessionEnded.ShouldBeTrue();
        other.IsClosed.ShouldBeFalse();
    }

    [Fact]
    public async Task A_user_watches_admins_and_no_other_user()
    {
        var (admin, user, stranger) = (await nodes.SomebodyAsync(Role.Admin), await nodes.SomebodyAsync(Role.User), await nodes.SomebodyAsync(Role.User));
        await using var device = await nodes.ConnectAsync(nodes.First, user, "tab");
        await device.WatchAsync(admin.Id, stranger.Id, new UserId("nobody"));
        var hub = nodes.Second.Services.GetRequiredService<IHubContext<CallingHub, ICallingClient>>();
        foreach (var person in new[] { stranger, admin })
            await hub.Clients.Group(HubGroups.Presence(person.Id)).PresenceChanged([new PresenceView(person.Id, person.Name, PresenceStatus.Busy, null, null, null, 9)]);
        await device.SeesAsync(admin.Id, PresenceStatus.Busy);
        device.Presence(stranger.Id).ShouldBeNull();
    }

    [Fact]
    public async Task Too_much_and_too_large_get_a_typed_reply()
    {
        await using var them = await TrioAsync();
        var call = await them.TalkAsync();
        async Task<string?> SendAsync(params OutgoingSignal[] signals) =>
            (await them.Caller.InvokeAsync<SignalAnswer>(nameof(CallingHub.SendSignals), new SignalBatch(call, signals))).Error?.Code;
        (await SendAsync(new OutgoingSignal(SignalKind.Offer, new string('x', SignalLimits.MaxSdp + 1)))).ShouldBe("too_large");
        (await SendAsync(new OutgoingSignal(SignalKind.Candidate, new string('x', SignalLimits.MaxCandidate + 1)))).ShouldBe("too_large");
        (await SendAsync([.. Enumerable.Repeat(new OutgoingSignal(SignalKind.Candidate, "c"), SignalLimits.MaxBatch + 1)])).ShouldBe("invalid_request");
        (await SendAsync(new OutgoingSignal(SignalKind.Offer, new string('x', SignalLimits.MaxSdp)))).ShouldBeNull();
    }

    [Fact]
    public async Task A_flood_of_one_person_is_limited()
    {
        var person = await nodes.SomebodyAsync(Role.User);
        await using var device = await nodes.ConnectAsync(nodes.First, person, "tab");
        var replies = await Task.WhenAll(Enumerable.Range(0, 2000).Select(_ => device.InvokeAsync<Done>(nameof(CallingHub.Active), null)));
        replies.Count(reply => reply.Error?.Code == "rate_limited").ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_node_that_drains_tells_its_devices_and_the_call_goes_on()
    {
        await using var them = await TrioAsync();
        var leaving = nodes.Start();
        await using var phone = await nodes.ConnectAsync(leaving, them.User, "tab-2");
        var call = await them.TalkAsync();
        await leaving.DisposeAsync();
        await Eventually.IsTrueAsync("the socket to close", () => phone.IsClosed);
        phone.ServerMoving.ShouldBeTrue();
        (await them.Caller.SnapshotAsync()).Calls.ShouldHaveSingleItem().CallId.ShouldBe(call);
    }

    private async Task<Trio> TrioAsync()
    {
        var (user, admin) = (await nodes.SomebodyAsync(Role.User), await nodes.SomebodyAsync(Role.Admin));
        return new Trio(
            user, admin,
            await nodes.ConnectAsync(nodes.First, user, "tab"),
            await nodes.ConnectAsync(nodes.Second, admin, "laptop"),
            await nodes.ConnectAsync(nodes.First, admin, "phone"));
    }

    private sealed record Trio(Person User, Person Callee, HubDevice Caller, HubDevice Laptop, HubDevice Phone) : IAsyncDisposable
    {
        public async Task<CallId> StartAsync() => (await Caller.CallAsync(Callee.Id)).Value!.CallId;

        public async Task<CallId> RingAsync()
        {
            var call = await StartAsync();
            await Laptop.DoAsync(nameof(CallingHub.AckRinging), call);
            return call;
        }

        public async Task<CallId> TalkAsync()
        {
            var call = await RingAsync();
            await Laptop.DoAsync(nameof(CallingHub.Answer), call);
            await Laptop.DoAsync(nameof(CallingHub.MediaConnected), call);
            await Caller.SeesAsync(call, CallState.Connected);
            return call;
        }

        public async ValueTask DisposeAsync()
        {
            await Caller.DisposeAsync();
            await Laptop.DisposeAsync();
            await Phone.DisposeAsync();
        }
    }
}
