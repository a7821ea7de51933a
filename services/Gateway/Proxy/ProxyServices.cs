using Calling.Contracts.Errors;
using Calling.Gateway.Tokens;
using Calling.ServiceDefaults.Errors;
using Yarp.ReverseProxy.Forwarder;

namespace Calling.Gateway.Proxy;

internal static class ProxyServices
{
    public static void AddProxy(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<SigningKeys>().AddSingleton<InnerTokenIssuer>();
        // A lost node is told once, when it is counted as lost; not with a stack at each look.
        builder.Logging.AddFilter("Yarp.ReverseProxy.Health.ActiveHealthCheckMonitor", LogLevel.Error);
        builder.Services.AddReverseProxy()
            .LoadFromMemory(ProxyRoutes.All, ProxyClusters.From(builder.Configuration))
            .AddTransforms<InnerIdentity>()
            // A node whose machine is gone answers nothing, not even a refusal.
            .ConfigureHttpClient((_, handler) => handler.ConnectTimeout = TimeSpan.FromSeconds(2));
    }

    public static void MapProxy(this WebApplication app) => app.MapReverseProxy(proxy =>
    {
        proxy.Use(AnswerLostServiceAsync);
        proxy.UseRouteRate();
        proxy.UseRetryOfRefused();
        proxy.UseLoadBalancing();
        proxy.UsePassiveHealthChecks();
    });

    /// <summary>A service that cannot be reached is told as such, with a code, and not as an error of a gateway.</summary>
    private static async Task AnswerLostServiceAsync(HttpContext context, RequestDelegate next)
    {
        await next(context);
        if (context.Response.HasStarted || context.GetForwarderErrorFeature() is not { } failure) return;
        var error = failure.Error switch
        {
            ForwarderError.RequestBodyClient when BodyFault(failure.Exception) is { } fault => TypedErrors.For(fault),
            ForwarderError.RequestCanceled or ForwarderError.RequestBodyCanceled => null,
            _ => CallError.Unavailable,
        };
        if (error is not null) await error.WriteAsync(context);
    }

    /// <summary>A body that became too large while it was sent; the failure that it made at the service comes with it.</summary>
    private static BadHttpRequestException? BodyFault(Exception? exception) => exception switch
    {
        BadHttpRequestException bad => bad,
        AggregateException many => many.Flatten().InnerExceptions.OfType<BadHttpRequestException>().FirstOrDefault(),
        _ => exception?.InnerException is { } inner ? BodyFault(inner) : null,
    };
}
