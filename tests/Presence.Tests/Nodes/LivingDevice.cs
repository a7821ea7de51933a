using Calling.Contracts.People;
using Calling.Contracts.Presence;

namespace Calling.Presence.Tests.Nodes;

/// <summary>A device whose lease is renewed as Signaling does for its sockets, until it is let go without a word, as a killed browser is.</summary>
internal sealed class LivingDevice : IAsyncDisposable
{
    private static readonly TimeSpan s_renewEvery = TimeSpan.FromMilliseconds(400);

    private readonly CancellationTokenSource _end = new();
    private readonly Task _renewal;

    private LivingDevice(DeviceLeases leases, UserId user, DeviceId device) => _renewal = RenewAsync(leases, user, device, _end.Token);

    public static async Task<LivingDevice> ConnectAsync(DeviceLeases leases, UserId user, string device = "tab")
    {
        await leases.TouchAsync(user, new DeviceId(device), active: true);
        return new LivingDevice(leases, user, new DeviceId(device));
    }

    public async ValueTask DisposeAsync()
    {
        if (_renewal.IsCompleted) return;
        await _end.CancelAsync();
        await _renewal;
        _end.Dispose();
    }

    private static async Task RenewAsync(DeviceLeases leases, UserId user, DeviceId device, CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            try
            {
                await leases.RenewAsync([(user, device)]);
            }
            catch (Exception exception) when (ServiceDefaults.Redis.RedisLimits.MeansLost(exception))
            {
                // As a node does: try again until Redis is back.
            }

            await Task.Delay(s_renewEvery, TimeProvider.System, end).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
