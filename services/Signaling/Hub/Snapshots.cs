using Calling.Contracts.Calls;
using Calling.Contracts.Hub;
using Calling.Contracts.People;
using Calling.Contracts.Presence;
using Calling.Signaling.Calls;
using Calling.Signaling.Signals;
using Microsoft.Extensions.Options;

namespace Calling.Signaling.Hub;

/// <summary>All that a device must know after it (re)connected.</summary>
internal sealed class Snapshots(
    ICallStore store, ISignalStore signals, PresenceReader presence, TimeProvider clock, IOptions<LeaseOptions> leases)
{
    public async Task<Snapshot> TakeAsync(Person person, DeviceId device, SnapshotRequest request)
    {
        var call = await store.LiveCallOfAsync(person.Id);
        var shown = await presence.ReadAsync(person.Id);
        return new Snapshot(
            clock.GetUtcNow(),
            new Me(person.Id, person.Name, person.Role),
            shown.For(person),
            call is null ? [] : [call.For(call.SideOf(person.Id)!.Value)],
            call is null ? [] : await SignalsAsync(call, person.Id, device, request),
            leases.Value.RenewEvery);
    }

    private async Task<IReadOnlyList<SignalsArrived>> SignalsAsync(Call call, UserId user, DeviceId device, SnapshotRequest request)
    {
        var side = call.SideOf(user)!.Value;
        if (call[side].Device != device) return [];
        var after = request.After?.GetValueOrDefault(call.Id.ToString()) ?? 0;
        var waiting = await signals.AfterAsync(call.Id, side, after);
        return waiting.Count == 0 ? [] : [new SignalsArrived(call.Id, waiting)];
    }
}
