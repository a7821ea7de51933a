using Calling.Contracts.Presence;
using Calling.ServiceDefaults.Work;
using Microsoft.Extensions.Options;

namespace Calling.Signaling.Hub;

/// <summary>Renews the leases of all devices whose sockets this node holds: one batch for all. A node that dies renews nothing.</summary>
internal sealed class LeaseRenewal(
    LocalConnections connections, DeviceLeases leases, IOptions<LeaseOptions> options, TimeProvider clock, ILogger<LeaseRenewal> logger)
    : RepeatedWork(clock, logger)
{
    protected override async Task<TimeSpan> DoAsync(CancellationToken stopping)
    {
        await leases.RenewAsync([.. connections.All.Select(connection => (connection.User, connection.Device)).Distinct()]);
        return options.Value.RenewEvery;
    }
}
