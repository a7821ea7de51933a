using System.Net.Http;
using Yarp.ReverseProxy.Forwarder;
using Yarp.ReverseProxy.Model;

namespace Calling.Gateway.Proxy;

/// <summary>A node that refuses the connection has received nothing: the same request, with its body unread, goes to another one.</summary>
internal static class RetryRefused
{
    public static void UseRetryOfRefused(this IReverseProxyApplicationBuilder proxy) => proxy.Use(InvokeAsync);

    private static async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var feature = context.GetReverseProxyFeature();
        var candidates = feature.AvailableDestinations;
        while (true)
        {
            await next(context);
            if (!WasRefused(context) || feature.ProxiedDestination is not { } refused) return;
            candidates = [.. candidates.Where(destination => destination != refused)];
            if (candidates.Count == 0) return;
            feature.AvailableDestinations = candidates;
            feature.ProxiedDestination = null;
            context.Features.Set<IForwarderErrorFeature>(null);
            context.Response.StatusCode = StatusCodes.Status200OK;
        }
    }

    private static bool WasRefused(HttpContext context) =>
        !context.Response.HasStarted && IsWithoutConnection(context.GetForwarderErrorFeature()?.Exception);

    private static bool IsWithoutConnection(Exception? exception) => exception switch
    {
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError } => true,
        // The connect timeout; one while waiting for an answer has no inner exception.
        OperationCanceledException { InnerException: TimeoutException } => true,
        _ => false,
    };
}
