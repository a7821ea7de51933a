using Calling.Contracts.Errors;
using Calling.Contracts.Hub;
using Calling.Gateway.Accounts;
using Calling.ServiceDefaults.Errors;

namespace Calling.Gateway.Security;

/// <summary>Requests that another site made a browser send are refused here, after it is known who asks and before anything is done.</summary>
internal sealed class RequestGuard(RequestDelegate next, Origins origins)
{
    /// <summary>Another site cannot send it without our consent (CORS). Its value does not matter.</summary>
    public const string Header = "X-Calling";

    private const string Beacon = "/api/status/heartbeat";

    public Task InvokeAsync(HttpContext context)
    {
        var isSocket = context.Request.Path.StartsWithSegments(CallingHub.Path, StringComparison.OrdinalIgnoreCase);
        return (isSocket ? MayOpenSocket(context) : MayChange(context))
            ? next(context)
            : CallError.Forbidden.Because("This request does not come from a page of ours.").WriteAsync(context);
    }

    /// <summary>Sockets know no CORS and no custom header: the origin is all there is.</summary>
    private bool MayOpenSocket(HttpContext context) =>
        Origins.Of(context.Request) is null
            ? !context.User.IsProvedByCookie()
            : origins.IsAllowed(context.Request);

    private static bool MayChange(HttpContext context) =>
        IsSafe(context.Request.Method)
        || !context.User.IsProvedByCookie()
        || context.Request.Headers.ContainsKey(Header)
        || IsBeacon(context.Request);

    private static bool IsSafe(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);

    /// <summary>navigator.sendBeacon of a closing tab can set no header.</summary>
    private static bool IsBeacon(HttpRequest request) =>
        HttpMethods.IsPost(request.Method)
        && request.Path.Equals(Beacon, StringComparison.OrdinalIgnoreCase)
        && request.ContentType?.StartsWith("text/plain", StringComparison.OrdinalIgnoreCase) is true
        && Origins.IsOurs(request);
}
