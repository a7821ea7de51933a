using Calling.Contracts.Presence;
using Calling.Presence.Aggregate;

namespace Calling.Presence.Tests.Aggregate;

public sealed class AggregateTests
{
    [Theory]
    // choice, in a call, seconds idle → status; the order of the rule, row by row.
    [InlineData(ManualStatus.Auto, false, 0, PresenceStatus.Online)]
    [InlineData(ManualStatus.Auto, false, 299, PresenceStatus.Online)]
    [InlineData(ManualStatus.Auto, false, 300, PresenceStatus.Away)]
    [InlineData(ManualStatus.Auto, false, 899, PresenceStatus.Away)]
    [InlineData(ManualStatus.Auto, false, 900, PresenceStatus.Offline)]
    [InlineData(ManualStatus.Auto, true, 0, PresenceStatus.InCall)]
    [InlineData(ManualStatus.Auto, true, 3600, PresenceStatus.InCall)]
    [InlineData(ManualStatus.Online, false, 0, PresenceStatus.Online)]
    [InlineData(ManualStatus.Online, false, 300, PresenceStatus.Away)]
    [InlineData(ManualStatus.Online, false, 900, PresenceStatus.Offline)]
    [InlineData(ManualStatus.Away, false, 0, PresenceStatus.Away)]
    [InlineData(ManualStatus.Away, true, 0, PresenceStatus.InCall)]
    [InlineData(ManualStatus.Busy, false, 0, PresenceStatus.Busy)]
    [InlineData(ManualStatus.Busy, false, 3600, PresenceStatus.Busy)]
    [InlineData(ManualStatus.Busy, true, 0, PresenceStatus.InCall)]
    [InlineData(ManualStatus.DoNotDisturb, false, 0, PresenceStatus.DoNotDisturb)]
    [InlineData(ManualStatus.DoNotDisturb, false, 3600, PresenceStatus.DoNotDisturb)]
    [InlineData(ManualStatus.DoNotDisturb, true, 0, PresenceStatus.InCall)]
    [InlineData(ManualStatus.AppearOffline, false, 0, PresenceStatus.Offline)]
    [InlineData(ManualStatus.AppearOffline, true, 0, PresenceStatus.Offline)]
    public void The_first_rule_that_matches_wins(ManualStatus choice, bool inCall, int idle, PresenceStatus expected)
    {
        var facts = The.Person(The.Device(active: -idle)).Chose(choice) with { InCall = inCall };
        facts.StatusAt().ShouldBe(expected);
    }

    [Theory]
    [InlineData(ManualStatus.Auto, false)]
    [InlineData(ManualStatus.DoNotDisturb, false)]
    [InlineData(ManualStatus.Online, true)]
    public void Without_a_living_device_nothing_else_counts(ManualStatus choice, bool inCall)
    {
        var facts = The.Person(The.Device(leaseEnd: 0), The.Device(leaseEnd: -5)).Chose(choice) with { InCall = inCall };
        facts.StatusAt().ShouldBe(PresenceStatus.Offline);
    }

    [Fact]
    public void A_lease_holds_until_its_end_and_not_at_it()
    {
        var facts = The.Person(The.Device(leaseEnd: 32));
        facts.StatusAt(31.999).ShouldBe(PresenceStatus.Online);
        facts.StatusAt(32).ShouldBe(PresenceStatus.Offline);
        facts.Next().ShouldBe(The.In(32));
    }

    [Fact]
    public void The_device_in_use_speaks_for_all_and_the_last_one_alive_counts()
    {
        var facts = The.Person(The.Device(leaseEnd: 10, active: -1), The.Device(leaseEnd: 32, active: -400));
        facts.StatusAt().ShouldBe(PresenceStatus.Online);
        facts.StatusAt(10).ShouldBe(PresenceStatus.Away);
        facts.StatusAt(32).ShouldBe(PresenceStatus.Offline);
    }

    [Fact]
    public void After_a_call_comes_back_what_was_there_before()
    {
        var facts = The.Person(The.Device()).Chose(ManualStatus.DoNotDisturb, message: "Thinking");
        facts.InCall().StatusAt().ShouldBe(PresenceStatus.InCall);
        facts.At().ShouldBe(new Visible(PresenceStatus.DoNotDisturb, null, "Thinking", The.In(-10)));
    }

    [Fact]
    public void A_choice_that_expires_during_a_call_is_gone_after_it()
    {
        var facts = The.Person(The.Device(leaseEnd: 1000)).Chose(ManualStatus.Busy, until: 60);
        facts.InCall().StatusAt(30).ShouldBe(PresenceStatus.InCall);
        facts.StatusAt(90).ShouldBe(PresenceStatus.Online);
    }

    [Fact]
    public void A_choice_ends_at_its_time_with_its_words()
    {
        var facts = The.Person(The.Device(leaseEnd: 1000)).Chose(ManualStatus.Busy, until: 60, "Until three");
        facts.At(59).ShouldBe(new Visible(PresenceStatus.Busy, The.In(60), "Until three", The.In(-10)));
        facts.At(60).ShouldBe(new Visible(PresenceStatus.Online, null, null, The.In(-10)));
        facts.Next().ShouldBe(The.In(60));
    }

    [Fact]
    public void The_end_of_a_choice_is_shown_only_beside_its_own_status()
    {
        var facts = The.Person(The.Device()).Chose(ManualStatus.Busy, until: 60, "Until three").InCall();
        facts.At().ShouldBe(new Visible(PresenceStatus.InCall, null, "Until three", The.In(-10)));
    }

    [Fact]
    public void Who_appears_offline_is_not_betrayed_by_words_time_or_activity()
    {
        var facts = The.Person(The.Device(active: 0)).Chose(ManualStatus.AppearOffline, until: 60, "Gone fishing") with { LastSeen = The.In(-500) };
        facts.At().ShouldBe(new Visible(PresenceStatus.Offline, null, null, The.In(-500)));
    }

    [Fact]
    public void Last_seen_never_goes_back()
    {
        (The.Person(The.Device(active: -100)) with { LastSeen = The.In(-5) }).At().LastSeen.ShouldBe(The.In(-5));
        (The.Person(The.Device(leaseEnd: -1, active: -2)) with { LastSeen = The.In(-5) }).At().LastSeen.ShouldBe(The.In(-2));
        PresenceFacts.None.At().LastSeen.ShouldBeNull();
    }

    [Fact]
    public void Nothing_changes_by_itself_when_nobody_is_there() => The.Person(The.Device(leaseEnd: -1)).Next().ShouldBeNull();

    [Fact]
    public void An_end_that_changes_nothing_is_no_change()
    {
        // The idle limits pass during a choice that stands against them; the first of two leases ends.
        var facts = The.Person(The.Device(leaseEnd: 10, active: -20), The.Device(leaseEnd: 5000)).Chose(ManualStatus.Busy);
        facts.Next().ShouldBe(The.In(5000));
    }
}
