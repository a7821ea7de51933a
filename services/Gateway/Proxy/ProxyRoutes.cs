using Calling.Contracts.Hub;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Transforms;

namespace Calling.Gateway.Proxy;

/// <summary>Which path belongs to which service. Clusters carry the names of the AppHost's resources.</summary>
internal static class ProxyRoutes
{
    public const string Signaling = "signaling";
    public const string Presence = "presence";
    public const string CallHistory = "callhistory";

    /// <summary>The hub's sockets: the same nodes as <see cref="Signaling"/>, without a limit on silence.</summary>
    public const string Sockets = "signaling-sockets";

    /// <summary>Metadata of a route: which rate limit counts its requests.</summary>
    public const string Rate = "rate";

    public static IReadOnlyList<RouteConfig> All { get; } =
    [
        To(Sockets, CallingHub.Path + "/{**rest}"),
        Limited(To(Signaling, "/api/call/initiate"), RouteRate.Initiate),
        Limited(To(Signaling, "/api/call/ice-servers"), RouteRate.IceServers),
        .. To(Signaling, ["answer", "reject", "hangup", "connected", "signal", "signals", "active", "live/{**rest}"], under: "/api/call/"),
        To(Presence, "/api/status/{**rest}"),
        .. To(CallHistory, ["history/{**rest}", "missed", "mark-seen/{**rest}", "inbox/{**rest}", "statistics"], under: "/api/call/"),
        Document(Signaling),
        Document(Presence),
        Document(CallHistory),
    ];

    private static IEnumerable<RouteConfig> To(string cluster, string[] paths, string under) => paths.Select(path => To(cluster, under + path));

    private static RouteConfig To(string cluster, string path) => new()
    {
        RouteId = path,
        ClusterId = cluster,
        Match = new RouteMatch { Path = path },
        AuthorizationPolicy = "Default",
    };

    private static RouteConfig Limited(RouteConfig route, string rate) =>
        route with { Metadata = new Dictionary<string, string>(StringComparer.Ordinal) { [Rate] = rate } };

    /// <summary>Each service describes itself.</summary>
    private static RouteConfig Document(string cluster) => new RouteConfig
    {
        RouteId = $"openapi-{cluster}",
        ClusterId = cluster,
        Match = new RouteMatch { Path = $"/openapi/{cluster}.json", Methods = [HttpMethods.Get] },
    }.WithTransformPathSet("/openapi/v1.json");
}
