using System.Net;
using Calling.Contracts.Errors;
using Calling.ServiceDefaults;
using Calling.ServiceDefaults.Errors;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace Calling.Gateway.Security;

internal static class SecurityServices
{
    /// <summary>The largest description of a call (SDP) as JSON, and a margin.</summary>
    private const long MaxBody = 256 * 1024;

    public static void AddGatewaySecurity(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxBody;
        });
        builder.Services.AddCheckedOptions<GatewayOptions>(GatewayOptions.Section).AddCheckedOptions<RateOptions>(RateOptions.Section);
        builder.Services.AddSingleton<SharedRate>().AddSingleton<SignInRate>().AddSingleton<Origins>();
        builder.Services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<GatewayOptions>>(Trust);
    }

    /// <summary>Before anything looks at the request: who really asks, how the answer is dressed, and what is too large.</summary>
    public static void UseOuterSecurity(this WebApplication app)
    {
        if (app.Services.GetRequiredService<IOptions<GatewayOptions>>().Value.KnownProxies.Count > 0) app.UseForwardedHeaders();
        app.UseMiddleware<SecurityHeaders>();
        app.Use(static (context, next) => context.Request.ContentLength > MaxBody ? CallError.TooLarge.WriteAsync(context) : next(context));
    }

    /// <summary>Who asks, whether they mean it, and whether they may.</summary>
    public static void UseInnerSecurity(this WebApplication app)
    {
        app.UseAuthentication();
        app.UseMiddleware<RequestGuard>();
        app.UseAuthorization();
    }

    private static void Trust(ForwardedHeadersOptions forwarded, IOptions<GatewayOptions> gateway)
    {
        forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        // The headers are read from the nearest proxy outwards, as long as each is known.
        forwarded.ForwardLimit = null;
        foreach (var proxy in gateway.Value.KnownProxies)
        {
            if (proxy.Contains('/', StringComparison.Ordinal)) forwarded.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(proxy));
            else forwarded.KnownProxies.Add(IPAddress.Parse(proxy));
        }
    }
}
