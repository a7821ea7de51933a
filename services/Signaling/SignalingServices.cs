using Calling.Contracts.Calls;
using Calling.Contracts.Hub;
using Calling.ServiceDefaults;
using Calling.Signaling.Calls;
using Calling.Signaling.Deadlines;
using Calling.Signaling.Hub;
using Calling.Signaling.Ice;
using Calling.Signaling.Outbox;
using Calling.Signaling.Redis;
using Calling.Signaling.Signals;
using Calling.Signaling.Telemetry;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;

namespace Calling.Signaling;

/// <summary>What this service is made of.</summary>
internal static class SignalingServices
{
    /// <summary>SDP of 64 KB as JSON, with room for the escapes and the envelope.</summary>
    private const int LargestMessage = (2 * SignalLimits.MaxSdp) + 8192;

    public static void AddSignaling(this WebApplicationBuilder builder)
    {
        // A body that no signal can fill is refused before it is read.
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = LargestMessage);
        builder.Services
            .AddCheckedOptions<CallOptions>(CallOptions.Section)
            .AddCheckedOptions<TurnOptions>(TurnOptions.Section)
            .AddCheckedOptions<DrainOptions>(DrainOptions.Section)
            .AddCheckedOptions<HubRateOptions>(HubRateOptions.Section)
            .Configure<HubOptions>(hub =>
            {
                hub.MaximumReceiveMessageSize = LargestMessage;
                hub.KeepAliveInterval = TimeSpan.FromSeconds(10);
                hub.ClientTimeoutInterval = TimeSpan.FromSeconds(30);
            });
        builder.Services
            .AddSingleton<ICallStore, CallStore>()
            .AddSingleton<ISignalStore, SignalStore>()
            .AddSingleton<IOutbox, RedisOutbox>()
            .AddSingleton<CallNotices>().AddSingleton<CallService>().AddSingleton<CallStarter>()
            .AddSingleton<SignalService>().AddSingleton<IceServerList>().AddSingleton<LeaseLook>()
            .AddSingleton<LocalConnections>().AddSingleton<HubRate>().AddSingleton<HubCalls>()
            .AddSingleton<Snapshots>().AddSingleton<PresenceWatch>().AddSingleton<ICallingHubHandler, HubHandler>()
            .AddSingleton<CallMetrics>().AddSingleton<CallGauges>();
        builder.Services
            .AddHostedService<LeaseRenewal>().AddHostedService<EndedSessions>().AddHostedService<ClosingDevices>()
            .AddHostedService<DeadlineWork>().AddHostedService<OutboxRelay>().AddHostedService<SocketDrain>();
    }

    /// <summary>WebSockets only: with a skipped negotiation no request needs the node of an earlier one.</summary>
    public static void SocketsOnly(HttpConnectionDispatcherOptions options) => options.Transports = HttpTransportType.WebSockets;
}
