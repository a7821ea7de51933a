using Calling.Contracts.Errors;
using Calling.Gateway.Security;
using Calling.ServiceDefaults.Errors;
using Calling.ServiceDefaults.Tokens;
using Microsoft.Extensions.Options;

namespace Calling.Gateway.Proxy;

/// <summary>Counts requests of the routes that cost something, per person.</summary>
internal static class RouteRate
{
    public const string Initiate = "initiate";
    public const string IceServers = "ice-servers";

    public static void UseRouteRate(this IReverseProxyApplicationBuilder proxy) => proxy.Use(InvokeAsync);

    private static async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (Limit(context) is { } limit
            && !await context.RequestServices.GetRequiredService<SharedRate>().AllowsAsync(context, limit, context.User.UserId().Value))
        {
            await CallError.RateLimited.WriteAsync(context);
            return;
        }

        await next(context);
    }

    private static RateLimit? Limit(HttpContext context)
    {
        var options = context.RequestServices.GetRequiredService<IOptions<RateOptions>>().Value;
        return context.GetReverseProxyFeature().Route.Config.Metadata?.GetValueOrDefault(ProxyRoutes.Rate) switch
        {
            Initiate => new RateLimit(Initiate, options.InitiatesPerPerson),
            IceServers => new RateLimit(IceServers, options.IceServersPerPerson),
            _ => null,
        };
    }
}
