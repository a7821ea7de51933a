using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Forwarder;
using Yarp.ReverseProxy.Health;
using Yarp.ReverseProxy.LoadBalancing;

namespace Calling.Gateway.Proxy;

/// <summary>Where the nodes of a service are, and how the lost ones are found out.</summary>
internal static class ProxyClusters
{
    /// <summary>Long polls take 25 s.</summary>
    private static readonly TimeSpan s_longestSilence = TimeSpan.FromSeconds(40);

    public static IReadOnlyList<ClusterConfig> From(IConfiguration configuration) =>
    [
        Cluster(ProxyRoutes.Signaling, configuration, ProxyRoutes.Signaling, s_longestSilence),
        Cluster(ProxyRoutes.Sockets, configuration, ProxyRoutes.Signaling, Timeout.InfiniteTimeSpan),
        Cluster(ProxyRoutes.Presence, configuration, ProxyRoutes.Presence, s_longestSilence),
        Cluster(ProxyRoutes.CallHistory, configuration, ProxyRoutes.CallHistory, s_longestSilence),
    ];

    private static ClusterConfig Cluster(string id, IConfiguration configuration, string service, TimeSpan silence) => new()
    {
        ClusterId = id,
        LoadBalancingPolicy = LoadBalancingPolicies.PowerOfTwoChoices,
        Destinations = Destinations(configuration, service),
        HttpRequest = new ForwarderRequestConfig { ActivityTimeout = silence },
        HealthCheck = new HealthCheckConfig
        {
            // Nobody is better served by an answer that we did not even try to get.
            AvailableDestinationsPolicy = HealthCheckConstants.AvailableDestinations.HealthyOrPanic,
            Passive = new PassiveHealthCheckConfig
            {
                Enabled = true,
                Policy = HealthCheckConstants.PassivePolicy.TransportFailureRate,
                ReactivationPeriod = TimeSpan.FromSeconds(10),
            },
            Active = new ActiveHealthCheckConfig
            {
                Enabled = true,
                Interval = TimeSpan.FromSeconds(3),
                Timeout = TimeSpan.FromSeconds(3),
                Policy = HealthCheckConstants.ActivePolicy.ConsecutiveFailures,
                Path = "/ready",
            },
        },
    };

    /// <summary>Each replica is a value of its own, as the AppHost hands them to us: <c>services:signaling:http:0</c>, <c>:1</c>, …</summary>
    private static Dictionary<string, DestinationConfig> Destinations(IConfiguration configuration, string service) =>
        configuration.GetSection($"services:{service}:http").GetChildren()
            .Where(replica => Uri.TryCreate(replica.Value, UriKind.Absolute, out _))
            .ToDictionary(replica => replica.Key, replica => new DestinationConfig { Address = replica.Value! }, StringComparer.Ordinal);
}
