using Calling.Contracts.People;
using Calling.Contracts.Presence;
using Calling.Testing;

namespace Calling.Presence.Tests.Nodes;

/// <summary>Device leases on a real Redis: the one proof of life that Signaling and Presence share.</summary>
[Trait("Category", "Integration")]
public sealed class LeaseTests(TwoNodes nodes) : IClassFixture<TwoNodes>
{
    private static readonly DeviceId s_tab = new("tab");

    [Fact]
    public async Task A_renewal_before_the_socket_is_down_does_not_bring_a_closed_page_back()
    {
        var person = await nodes.SomebodyAsync();
        await nodes.Leases.TouchAsync(person.Id, s_tab, active: true);
        await nodes.Leases.CloseAsync(person.Id, s_tab);
        await nodes.Leases.RenewAsync([(person.Id, s_tab)]);
        await Eventually.IsAsync("the device to go", () => nodes.Leases.LiveAsync(person.Id), live => live.Count == 0);
        await nodes.ShownAsync(person, PresenceStatus.Offline);
    }

    [Fact]
    public async Task A_page_that_reloads_within_the_grace_does_not_flicker()
    {
        var person = await nodes.SomebodyAsync();
        await nodes.Leases.TouchAsync(person.Id, s_tab, active: true);
        var shown = await nodes.ShownAsync(person, PresenceStatus.Online);
        await nodes.Leases.CloseAsync(person.Id, s_tab);
        await using var back = await LivingDevice.ConnectAsync(nodes.Leases, person.Id);
        var end = (await nodes.Leases.AllAsync(person.Id))[s_tab];
        await Eventually.IsAsync("the grace to be over", () => nodes.Leases.AllAsync(person.Id), all => all[s_tab] > end + TimeSpan.FromSeconds(3));
        (await nodes.ShownAsync(person)).Version.ShouldBe(shown.Version);
    }

    [Fact]
    public async Task Signing_out_is_at_once_and_leaves_other_devices_alone()
    {
        var person = await nodes.SomebodyAsync();
        await nodes.Leases.TouchAsync(person.Id, s_tab, active: true);
        await nodes.Leases.TouchAsync(person.Id, new DeviceId("phone"), active: true);
        await nodes.Leases.RemoveAsync(person.Id, s_tab);
        (await nodes.Leases.LiveAsync(person.Id)).Keys.ShouldBe([new DeviceId("phone")]);
        (await nodes.Leases.AllAsync(person.Id)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Closing_a_device_never_lengthens_its_life()
    {
        var person = await nodes.SomebodyAsync();
        await nodes.Leases.TouchAsync(person.Id, s_tab, active: true);
        await nodes.Leases.RemoveAsync(person.Id, s_tab);
        var end = (await nodes.Leases.AllAsync(person.Id))[s_tab];
        await nodes.Leases.CloseAsync(person.Id, s_tab);
        (await nodes.Leases.AllAsync(person.Id))[s_tab].ShouldBe(end);
    }

    [Fact]
    public async Task A_renewal_is_no_activity_also_after_a_gap()
    {
        var person = await nodes.SomebodyAsync();
        await nodes.Leases.TouchAsync(person.Id, s_tab, active: true);
        var used = await nodes.Database.HashGetAsync(PresenceKeys.Activity(person.Id), "tab");
        await Eventually.IsAsync("the lease to end", () => nodes.Leases.LiveAsync(person.Id), live => live.Count == 0);
        await nodes.Leases.RenewAsync([(person.Id, s_tab)]);
        (await nodes.Leases.LiveAsync(person.Id)).Count.ShouldBe(1);
        (await nodes.Database.HashGetAsync(PresenceKeys.Activity(person.Id), "tab")).ShouldBe(used);
    }

    [Fact]
    public async Task A_renewal_gives_a_lost_lease_back()
    {
        var person = await nodes.SomebodyAsync();
        await nodes.Leases.RenewAsync([(person.Id, s_tab)]);
        await nodes.ShownAsync(person, PresenceStatus.Online);
    }

    [Fact]
    public async Task A_renewal_gives_a_lost_place_in_the_due_set_back()
    {
        var person = await nodes.SomebodyAsync();
        await nodes.Leases.TouchAsync(person.Id, s_tab, active: true);
        await nodes.ShownAsync(person, PresenceStatus.Online);
        await nodes.Database.SortedSetRemoveAsync(PresenceKeys.Due, person.Id.Value);
        await nodes.Leases.RenewAsync([(person.Id, s_tab)]);
        (await nodes.Database.SortedSetScoreAsync(PresenceKeys.Due, person.Id.Value)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Signaling_hears_of_a_closing_device_by_ids_that_cannot_be_mistaken()
    {
        var person = new Person(new UserId($"auth0|{Guid.NewGuid():N}"), "Somebody", Role.User);
        var device = new DeviceId("tab|1");
        var heard = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var subscriber = nodes.Database.Multiplexer.GetSubscriber();
        await subscriber.SubscribeAsync(PresenceKeys.DeviceClosing, (_, message) =>
        {
            if (((string)message!).StartsWith("auth0", StringComparison.Ordinal)) heard.TrySetResult(message!);
        });
        await nodes.Leases.TouchAsync(person.Id, device, active: true);
        await nodes.Leases.CloseAsync(person.Id, device);
        (await heard.Task.WaitAsync(Eventually.Patience, TimeProvider.System)).Split(':').ShouldBe([person.Id.Value, device.Value]);
    }
}
