namespace Calling.Gateway.Security;

/// <summary>Section <c>Calling</c>: what stands in front of the gateway and whom it lets in.</summary>
public sealed class GatewayOptions
{
    public const string Section = "Calling";

    /// <summary>Origins besides our own whose pages may open sockets, for example <c>https://portal.example.com</c>.</summary>
    public IList<string> AllowedOrigins { get; } = [];

    /// <summary>Addresses (or networks in CIDR notation) of proxies in front of us. Only they are believed about X-Forwarded-*.</summary>
    public IList<string> KnownProxies { get; } = [];
}
