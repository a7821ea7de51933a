using Calling.Contracts.People;
using Calling.Contracts.Presence;
using Calling.Presence.Aggregate;
using Calling.Presence.Sweep;
using Calling.Presence.Tests.Aggregate;

namespace Calling.Presence.Tests.Sweep;

public sealed class RefreshPlanTests
{
    private static readonly PresenceOptions s_options = new();

    [Fact]
    public void What_was_never_published_is_published_also_when_it_is_offline() =>
        Plan(PresenceFacts.None, published: null).ShouldBe(new RefreshPlan(PresenceFacts.None.At(), true, true, The.In(10), The.In(10)));

    [Fact]
    public void What_did_not_change_is_not_told_and_is_looked_at_when_it_will()
    {
        var plan = Plan(The.Person(The.Device()), Published(PresenceStatus.Online));
        (plan.Changes, plan.Tells, plan.Due).ShouldBe((false, false, The.In(32)));
    }

    [Fact]
    public void A_first_change_goes_out_at_once_and_is_told_again_after_a_while()
    {
        var plan = Plan(The.Person(The.Device()), Published(PresenceStatus.Away));
        (plan.Changes, plan.Tells, plan.TellAgainAt, plan.Due).ShouldBe((true, true, The.In(10), The.In(10)));
    }

    [Fact]
    public void A_second_change_waits_until_the_first_is_a_moment_old()
    {
        var published = Published(PresenceStatus.Away, changedAt: -0.1);
        var plan = Plan(The.Person(The.Device()), published);
        (plan.Changes, plan.Tells, plan.Due).ShouldBe((false, false, The.In(0.15)));
        Plan(The.Person(The.Device()), published, atOnce: true).Changes.ShouldBeTrue();
    }

    [Fact]
    public void A_change_is_told_once_more_and_then_no_more()
    {
        var again = Plan(The.Person(The.Device()), Published(PresenceStatus.Online, tellAgainAt: 0));
        (again.Changes, again.Tells, again.TellAgainAt, again.Due).ShouldBe((false, true, null, The.In(32)));
        var later = Plan(The.Person(The.Device()), Published(PresenceStatus.Online, tellAgainAt: 3));
        (later.Tells, later.TellAgainAt, later.Due).ShouldBe((false, The.In(3), The.In(3)));
    }

    [Fact]
    public void After_an_outage_nobody_is_offline_before_devices_could_renew_their_leases()
    {
        var lapsed = The.Person(The.Device(leaseEnd: -1));
        var settling = Plan(lapsed, Published(PresenceStatus.Online), settled: 8);
        (settling.Changes, settling.Due).ShouldBe((false, The.In(8)));
        Plan(lapsed, Published(PresenceStatus.Online), settled: 0).Changes.ShouldBeTrue();
    }

    [Fact]
    public void After_an_outage_everything_but_a_lapse_is_told_as_ever()
    {
        Plan(The.Person(The.Device()), Published(PresenceStatus.Offline), settled: 8).Changes.ShouldBeTrue();
        Plan(The.Person(The.Device()).Chose(ManualStatus.AppearOffline), Published(PresenceStatus.Online), settled: 8).Changes.ShouldBeTrue();
    }

    [Fact]
    public void A_device_that_lapsed_is_forgotten_a_minute_later()
    {
        var facts = The.Person(The.Device(leaseEnd: -20));
        Plan(facts, Published(PresenceStatus.Offline)).Due.ShouldBe(The.In(40));
        Plan(The.Person(The.Device(leaseEnd: -60)), Published(PresenceStatus.Offline)).Due.ShouldBeNull();
    }

    private static PublishedPresence Published(PresenceStatus status, double changedAt = -100, double? tellAgainAt = null) => new(
        new ShownPresence(status, null, null, null, 7), The.In(changedAt), tellAgainAt is { } seconds ? The.In(seconds) : null);

    private static RefreshPlan Plan(PresenceFacts facts, PublishedPresence? published, double? settled = null, bool atOnce = false) => RefreshPlan.For(
        new LoadedPresence(new UserId("ken"), "Ken", facts, published), The.Now, s_options, settled is { } seconds ? The.In(seconds) : null, atOnce);
}
