using Calling.Contracts.Presence;
using Calling.Presence.Aggregate;
using FsCheck;
using FsCheck.Fluent;

namespace Calling.Presence.Tests.Aggregate;

/// <summary>What holds for whatever facts. Times are whole seconds around now, so that they coincide often.</summary>
public sealed class AggregateProperties
{
    private const int Runs = 3000;

    private static readonly Gen<DeviceFacts> s_device =
        from leaseEnd in Gen.Choose(-60, 1200)
        from active in Gen.Choose(-1200, 0)
        select The.Device(leaseEnd, active);

    private static readonly Gen<ManualChoice?> s_choice = Gen.OneOf(
        Gen.Constant((ManualChoice?)null),
        from status in Gen.Elements(Enum.GetValues<ManualStatus>())
        from until in Gen.Choose(-60, 1200)
        from isLimited in Gen.Elements(true, false)
        from message in Gen.Elements("Lunch", null)
        select (ManualChoice?)new ManualChoice(status, isLimited ? The.In(until) : null, message));

    private static readonly Gen<PresenceFacts> s_facts =
        from devices in s_device.ListOf()
        from choice in s_choice
        from inCall in Gen.Elements(true, false)
        from seen in Gen.Choose(-2000, 0)
        select new PresenceFacts([.. devices], choice, inCall, seen % 3 == 0 ? null : The.In(seen));

    private static readonly Gen<(PresenceFacts Facts, int At)> s_moment =
        from facts in s_facts
        from at in Gen.Choose(0, 1500)
        select (facts, at);

    [Fact]
    public void Until_the_next_change_nothing_changes_and_at_it_something_does() => Holds(s_moment, one =>
    {
        var (facts, at) = one;
        var now = facts.At();
        return facts.Next() switch
        {
            { } next when The.In(at) < next => facts.At(at) == now,
            { } next => next > The.Now && PresenceAggregate.Of(facts, next, The.Limits) != now,
            null => facts.At(at) == now,
        };
    });

    [Fact]
    public void Looking_only_when_told_shows_at_every_moment_what_is_true_then() => Holds(s_moment, one =>
    {
        var (facts, at) = one;
        var (shown, look) = (facts.At(), facts.Next());
        while (look is { } due && due <= The.In(at))
        {
            shown = PresenceAggregate.Of(facts, due, The.Limits);
            look = PresenceAggregate.NextChange(facts, due, The.Limits);
        }

        return shown == facts.At(at);
    });

    [Fact]
    public void Whoever_is_not_offline_has_a_living_device_and_stops_being_so_by_themselves() => Holds(s_facts, facts =>
        facts.StatusAt() is PresenceStatus.Offline || (facts.Devices.Any(device => device.LeaseEnd > The.Now) && facts.Next() is not null));

    [Fact]
    public void A_call_hides_what_is_below_and_changes_none_of_it() => Holds(s_facts, facts =>
        facts.InCall().StatusAt() is PresenceStatus.InCall or PresenceStatus.Offline
        && (facts.InCall() with { InCall = facts.InCall }).At() == facts.At());

    [Fact]
    public void The_order_of_devices_does_not_matter() => Holds(s_facts, facts =>
        (facts with { Devices = [.. facts.Devices.Reverse()] }).At() == facts.At());

    [Fact]
    public void Who_hides_looks_the_same_whatever_they_do() => Holds(s_facts, facts =>
        facts.Chose(ManualStatus.AppearOffline, message: "x").At() == new Visible(PresenceStatus.Offline, null, null, facts.LastSeen));

    private static void Holds<T>(Gen<T> cases, Func<T, bool> property) =>
        Prop.ForAll(cases.ToArbitrary(), property).Check(Config.QuickThrowOnFailure.WithMaxTest(Runs));
}
