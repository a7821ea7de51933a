using Calling.Contracts.Calls;
using Calling.Contracts.Events;
using Calling.Contracts.People;
using Calling.Contracts.Presence;
using Calling.Presence.Aggregate;
using Calling.Presence.Redis;
using Calling.Testing;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;

namespace Calling.Presence.Tests.Nodes;

/// <summary>Presence with two replicas that both sweep, seen by a browser on a third node.</summary>
[Trait("Category", "Integration")]
public sealed class SweepTests(TwoNodes nodes) : IClassFixture<TwoNodes>
{
    [Fact]
    public async Task A_device_that_connects_brings_its_person_online_and_one_that_falls_silent_takes_them_away()
    {
        var person = await nodes.SomebodyAsync();
        await using var watcher = await nodes.WatchAsync(person);
        var device = await LivingDevice.ConnectAsync(nodes.Leases, person.Id);
        (await watcher.SeesAsync(person.Id, PresenceStatus.Online)).Name.ShouldBe(person.Name);
        await device.DisposeAsync();
        var gone = await watcher.SeesAsync(person.Id, PresenceStatus.Offline);
        gone.LastSeen.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_living_device_outlives_many_leases()
    {
        var person = await nodes.SomebodyAsync();
        await using var device = await LivingDevice.ConnectAsync(nodes.Leases, person.Id);
        var shown = await nodes.ShownAsync(person, PresenceStatus.Online);
        var ends = await EndAsync(person);
        await Eventually.IsAsync("two leases' time to pass", () => EndAsync(person), end => end > ends + TimeSpan.FromSeconds(6));
        (await nodes.ShownAsync(person)).Version.ShouldBe(shown.Version);
    }

    [Fact]
    public async Task The_last_of_two_devices_counts()
    {
        var person = await nodes.SomebodyAsync();
        var phone = await LivingDevice.ConnectAsync(nodes.Leases, person.Id, "phone");
        await using (await LivingDevice.ConnectAsync(nodes.Leases, person.Id, "laptop"))
        {
            var online = await nodes.ShownAsync(person, PresenceStatus.Online);
            await phone.DisposeAsync();
            await Eventually.IsAsync("the phone's lease to end", () => nodes.Leases.LiveAsync(person.Id), live => live.Count == 1);
            (await nodes.ShownAsync(person)).ShouldBe(online with { LastSeen = (await nodes.ShownAsync(person)).LastSeen });
        }

        await nodes.ShownAsync(person, PresenceStatus.Offline);
    }

    [Fact]
    public async Task Each_change_is_published_once_whoever_sweeps()
    {
        var person = await nodes.SomebodyAsync();
        await using var device = await LivingDevice.ConnectAsync(nodes.Leases, person.Id);
        var version = (await nodes.ShownAsync(person, PresenceStatus.Online)).Version;
        foreach (var status in new[] { ManualStatus.Busy, ManualStatus.DoNotDisturb, ManualStatus.Away, ManualStatus.Busy })
        {
            await ChooseAsync(person, new ManualChoice(status, null, null));
            await Eventually.IsAsync($"the next version for {status}", () => nodes.ShownAsync(person), shown => Contracts.Wire.Name(shown.Status) == Contracts.Wire.Name(status));
            (await nodes.ShownAsync(person)).Version.ShouldBe(++version);
        }
    }

    [Fact]
    public async Task A_burst_ends_in_what_is_true_and_in_fewer_changes()
    {
        var person = await nodes.SomebodyAsync();
        await using var watcher = await nodes.WatchAsync(person);
        await using var device = await LivingDevice.ConnectAsync(nodes.Leases, person.Id);
        var before = (await nodes.ShownAsync(person, PresenceStatus.Online)).Version;
        for (var change = 0; change < 60; change++)
            await ChooseAsync(person, new ManualChoice(change % 2 == 0 ? ManualStatus.Busy : ManualStatus.Away, null, $"{change}"));
        await ChooseAsync(person, new ManualChoice(ManualStatus.DoNotDisturb, null, "the last"));
        (await watcher.SeesAsync(person.Id, PresenceStatus.DoNotDisturb)).Message.ShouldBe("the last");
        ((await nodes.ShownAsync(person)).Version - before).ShouldBeLessThan(61);
    }

    [Fact]
    public async Task A_choice_ends_by_itself_at_its_time()
    {
        var person = await nodes.SomebodyAsync();
        await using var watcher = await nodes.WatchAsync(person);
        await using var device = await LivingDevice.ConnectAsync(nodes.Leases, person.Id);
        var until = TimeProvider.System.GetUtcNow().AddSeconds(3);
        await ChooseAsync(person, new ManualChoice(ManualStatus.Busy, until, "in a meeting"));
        (await watcher.SeesAsync(person.Id, PresenceStatus.Busy)).Message.ShouldBe("in a meeting");
        (await watcher.SeesAsync(person.Id, PresenceStatus.Online)).Message.ShouldBeNull();
        TimeProvider.System.GetUtcNow().ShouldBeGreaterThanOrEqualTo(until);
    }

    [Fact]
    public async Task A_call_is_shown_while_its_claim_stands_and_what_was_before_returns()
    {
        var (caller, callee) = (await nodes.SomebodyAsync(), await nodes.SomebodyAsync(Contracts.People.Role.Admin));
        await using var watcher = await nodes.WatchAsync(caller, callee);
        await using var one = await LivingDevice.ConnectAsync(nodes.Leases, caller.Id);
        await using var two = await LivingDevice.ConnectAsync(nodes.Leases, callee.Id);
        await ChooseAsync(callee, new ManualChoice(ManualStatus.Busy, null, null));
        await watcher.SeesAsync(callee.Id, PresenceStatus.Busy);

        var (call, now) = (CallId.New(TimeProvider.System.GetUtcNow()), TimeProvider.System.GetUtcNow());
        foreach (var person in new[] { caller, callee }) await nodes.Database.StringSetAsync(PresenceKeys.Claim(person.Id), call.ToString());
        await PublishAsync(new CallStarted(call, caller.Id, callee.Id, CallType.Audio, now));
        await watcher.SeesAsync(caller.Id, PresenceStatus.InCall);
        await watcher.SeesAsync(callee.Id, PresenceStatus.InCall);

        foreach (var person in new[] { caller, callee }) await nodes.Database.KeyDeleteAsync(PresenceKeys.Claim(person.Id));
        await PublishAsync(new CallEnded(
            call, new PersonRef(caller.Id, caller.Name), new PersonRef(callee.Id, callee.Name), CallType.Audio, CallOutcome.Completed, EndCause.HungUp,
            null, now, now, now, now, now, 0, [], null, null));
        await watcher.SeesAsync(caller.Id, PresenceStatus.Online);
        await watcher.SeesAsync(callee.Id, PresenceStatus.Busy);
    }

    [Fact]
    public async Task Idle_people_are_away_then_offline_and_input_brings_them_back()
    {
        var person = await nodes.SomebodyAsync();
        await using var watcher = await nodes.WatchAsync(person);
        await using var device = await LivingDevice.ConnectAsync(nodes.Leases, person.Id);
        await watcher.SeesAsync(person.Id, PresenceStatus.Online);
        await IdleAsync(person, TimeSpan.FromMinutes(5) - TimeSpan.FromSeconds(2));
        await watcher.SeesAsync(person.Id, PresenceStatus.Away);
        await IdleAsync(person, TimeSpan.FromMinutes(15) - TimeSpan.FromSeconds(2));
        await watcher.SeesAsync(person.Id, PresenceStatus.Offline);
        await nodes.Leases.TouchAsync(person.Id, new DeviceId("tab"), active: true);
        await watcher.SeesAsync(person.Id, PresenceStatus.Online);
    }

    [Fact]
    public async Task A_change_that_nobody_heard_is_told_again()
    {
        var person = await nodes.SomebodyAsync();
        await using var device = await LivingDevice.ConnectAsync(nodes.Leases, person.Id);
        var shown = await nodes.ShownAsync(person, PresenceStatus.Online);
        await nodes.Database.HashSetAsync(PresenceKeys.Shown(person.Id), "version", shown.Version + 5);
        await using var watcher = await nodes.WatchAsync();
        // Watched without asking for the state first: only a message can say it.
        await using var late = await nodes.WatchAsync(person);
        await nodes.Database.HashSetAsync(PresenceKeys.Shown(person.Id), [new("version", shown.Version + 6), new("message", ""), new("tell", 1)]);
        await nodes.Store.MakeDueAsync([person.Id], TimeProvider.System.GetUtcNow(), nudge: true);
        await Eventually.IsTrueAsync("the repeated change", () => late.Presence(person.Id)?.Version >= shown.Version + 6);
    }

    [Fact]
    public async Task Only_the_newest_taker_publishes_and_none_after_a_nudge()
    {
        // A person without devices whom nobody nudges is nobody's work but ours.
        var (person, store, now) = (await nodes.SomebodyAsync(), nodes.Store, TimeProvider.System.GetUtcNow());
        var older = await store.TakeAsync(person.Id, now);
        var newer = await store.TakeAsync(person.Id, now);
        var loaded = await store.LoadAsync(person.Id);
        var plan = Presence.Sweep.RefreshPlan.For(loaded, now, new PresenceOptions());
        (await store.PublishAsync(older, plan, now)).ShouldBeNull();
        await nodes.Database.SortedSetAddAsync(PresenceKeys.Due, person.Id.Value, newer.Score - 1, SortedSetWhen.LessThan);
        (await store.PublishAsync(newer, plan, now)).ShouldBeNull();
        (await nodes.ShownAsync(person)).Version.ShouldBe(0);
    }

    [Fact]
    public async Task Somebody_who_was_taken_by_a_node_that_died_is_computed_by_another()
    {
        var person = await nodes.SomebodyAsync();
        await nodes.Store.TakeAsync(person.Id, TimeProvider.System.GetUtcNow());
        await Eventually.IsAsync("the next taker", () => nodes.ShownAsync(person), shown => shown.Version > 0);
    }

    [Fact]
    public async Task Devices_that_lapsed_long_ago_are_forgotten()
    {
        var person = await nodes.SomebodyAsync();
        await nodes.Leases.TouchAsync(person.Id, new DeviceId("old"), active: true, new DeviceInfo("Netscape", "BeOS"));
        await nodes.ShownAsync(person, PresenceStatus.Online);
        await nodes.Database.SortedSetAddAsync(PresenceKeys.Devices(person.Id), "old", TimeProvider.System.GetUtcNow().AddMinutes(-2).ToUnixTimeMilliseconds());
        await nodes.Store.MakeDueAsync([person.Id], TimeProvider.System.GetUtcNow(), nudge: true);
        await nodes.ShownAsync(person, PresenceStatus.Offline);
        (await nodes.Database.KeyExistsAsync([PresenceKeys.Devices(person.Id), PresenceKeys.Activity(person.Id), PresenceKeys.Info(person.Id)])).ShouldBe(0);
    }

    [Fact]
    public async Task Nobodys_id_is_a_key_of_all()
    {
        foreach (var id in new[] { "due", "reachable", "taken", "safety" })
        {
            var person = new Person(new UserId(id), id, Contracts.People.Role.User);
            await nodes.Database.HashSetAsync(PersonKeys.Person(person.Id), PersonKeys.ToHash(person));
            await using var device = await LivingDevice.ConnectAsync(nodes.Leases, person.Id);
            await nodes.ShownAsync(person, PresenceStatus.Online);
        }
    }

    private async Task<DateTimeOffset> EndAsync(Person person) => (await nodes.Leases.AllAsync(person.Id)).Values.Max();

    private async Task ChooseAsync(Person person, ManualChoice choice)
    {
        await nodes.Store.ChooseAsync(person.Id, choice);
        await nodes.Store.MakeDueAsync([person.Id], TimeProvider.System.GetUtcNow(), nudge: true);
    }

    private async Task IdleAsync(Person person, TimeSpan idle)
    {
        await nodes.Database.HashSetAsync(PresenceKeys.Activity(person.Id), "tab", (TimeProvider.System.GetUtcNow() - idle).ToUnixTimeMilliseconds());
        await nodes.Store.MakeDueAsync([person.Id], TimeProvider.System.GetUtcNow(), nudge: true);
    }

    private async Task PublishAsync<TEvent>(TEvent fact) where TEvent : class => await nodes.Second.Services.GetRequiredService<IBus>().Publish(fact);
}
