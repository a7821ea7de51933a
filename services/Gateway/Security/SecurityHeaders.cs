namespace Calling.Gateway.Security;

/// <summary>What browsers may do with our pages: our own code only, in no frame, with camera, microphone and screen.</summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    // style-src: the UI library writes style attributes. connect-src: sockets of the same host are not 'self' in every browser.
    private const string ContentSecurity =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; " +
        "media-src 'self' blob: mediastream:; connect-src 'self' ws: wss:; worker-src 'self'; frame-ancestors 'none'; " +
        "base-uri 'none'; object-src 'none'";

    public Task InvokeAsync(HttpContext context)
    {
        // At the last moment: an error answer begins by clearing the headers.
        context.Response.OnStarting(static state => Add((HttpContext)state), context);
        return next(context);
    }

    private static Task Add(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentSecurity;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "camera=(self), microphone=(self), display-capture=(self), geolocation=()";
        if (context.Request.IsHttps) headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
        // What an API says is about one person at one moment.
        if (Accounts.AuthenticationServices.IsGuarded(context.Request.Path) && headers.CacheControl.Count == 0) headers.CacheControl = "no-store";
        return Task.CompletedTask;
    }
}
