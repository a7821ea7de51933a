using System.Net.Sockets;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Hosting;

namespace Calling.AppHost;

/// <summary>coturn with the secret by which Signaling makes credentials that live for minutes.</summary>
internal sealed record TurnServer(IResourceBuilder<ContainerResource> Container, ParameterResource Secret);

internal static class TurnServerExtensions
{
    /// <summary>
    /// Special ranges (IANA special-purpose registries) that a relay must never reach. The mapped IPv4 range comes first: older coturn takes
    /// ::ffff:127.0.0.1 for an ordinary address (CVE-2026-27624).
    /// </summary>
    private static readonly string[] s_special =
    [
        "::ffff:0:0-::ffff:ffff:ffff", "0.0.0.0-0.255.255.255", "169.254.0.0-169.254.255.255", "192.0.0.0-192.0.0.255", "192.0.2.0-192.0.2.255",
        "192.88.99.0-192.88.99.255", "198.18.0.0-198.19.255.255", "198.51.100.0-198.51.100.255", "203.0.113.0-203.0.113.255",
        "240.0.0.0-255.255.255.255", "64:ff9b::-64:ff9b::ffff:ffff", "100::-100::ffff:ffff:ffff:ffff", "2001::-2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff",
        "2002::-2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "fe80::-febf:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
    ];

    /// <summary>Networks of our own. In Development the people of a call sit in them.</summary>
    private static readonly string[] s_private =
    [
        "10.0.0.0-10.255.255.255", "100.64.0.0-100.127.255.255", "127.0.0.0-127.255.255.255", "172.16.0.0-172.31.255.255",
        "192.168.0.0-192.168.255.255", "::1", "fc00::-fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
    ];

    public static TurnServer AddTurnServer(this IDistributedApplicationBuilder builder, string name)
    {
        var secret = builder.AddParameter($"{name}-secret", new GenerateParameterDefault { MinLength = 32, Special = false }, secret: true, persist: true).Resource;
        string[] denied = builder.Environment.IsDevelopment() ? s_special : [.. s_special, .. s_private];
        var container = builder.AddContainer(name, "coturn/coturn", "4.17")
            .WithEndpoint(targetPort: 3478, scheme: "turn", name: "turn", protocol: ProtocolType.Udp)
            .WithArgs("--use-auth-secret", ReferenceExpression.Create($"--static-auth-secret={secret}"), "--realm=calling", "--fingerprint")
            // Relays for one person's few devices and restarts; bytes per second of one relay: screen sharing with room to spare.
            .WithArgs("--user-quota=12", "--total-quota=1200", "--max-bps=1000000", "--no-multicast-peers")
            .WithArgs([.. denied.Select(range => $"--denied-peer-ip={range}")]);
        // coturn refuses loopback peers unless told otherwise; in Development both browsers may be on this machine.
        if (builder.Environment.IsDevelopment()) container.WithArgs("--allow-loopback-peers");
        return new TurnServer(container, secret);
    }

    public static IResourceBuilder<ProjectResource> WithTurnServer(this IResourceBuilder<ProjectResource> service, TurnServer turn)
    {
        var endpoint = turn.Container.GetEndpoint("turn");
        var address = ReferenceExpression.Create($"{endpoint.Property(EndpointProperty.Host)}:{endpoint.Property(EndpointProperty.Port)}");
        return service
            .WithEnvironment("Calling__Turn__Secret", ReferenceExpression.Create($"{turn.Secret}"))
            .WithEnvironment("Calling__Turn__Urls", ReferenceExpression.Create($"turn:{address}?transport=udp"))
            .WaitFor(turn.Container);
    }
}
