using Calling.ServiceDefaults;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Options;

namespace Calling.Gateway.Web;

/// <summary>The built web client: files whose name carries a hash are kept by browsers for ever, the page that names them never.</summary>
internal static class WebClient
{
    private const string Immutable = "public, max-age=31536000, immutable";
    private const string AskAgain = "no-cache";

    private static readonly PathString[] s_notPages = ["/api", "/hubs", "/.well-known", "/openapi", "/assets"];

    public static void AddWebClient(this WebApplicationBuilder builder) => builder.Services.AddCheckedOptions<WebOptions>(WebOptions.Section);

    /// <summary>Before it is asked who asks: files and pages are for everybody.</summary>
    public static void UseWebClient(this WebApplication app)
    {
        var root = Root(app);
        if (root is not null) app.UseStaticFiles(Files(root));
        app.UseRouting();
        // Not a route: one that takes every path would also take requests that an endpoint refuses (405, 415).
        app.Use((context, next) => IsPage(context) ? ServeAsync(context, root) : next(context));
    }

    /// <summary>Every path that nobody else answers; the client knows by itself what to show there.</summary>
    private static bool IsPage(HttpContext context) =>
        context.GetEndpoint() is null
        && (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
        && !Array.Exists(s_notPages, prefix => context.Request.Path.StartsWithSegments(prefix, StringComparison.OrdinalIgnoreCase));

    private static StaticFileOptions Files(string root) => new()
    {
        FileProvider = new PhysicalFileProvider(root),
        OnPrepareResponse = served => served.Context.Response.Headers.CacheControl =
            served.Context.Request.Path.StartsWithSegments("/assets", StringComparison.OrdinalIgnoreCase) ? Immutable : AskAgain,
    };

    private static Task ServeAsync(HttpContext context, string? root)
    {
        if (root is null || new FileInfo(Path.Combine(root, "index.html")) is not { Exists: true } index) return TellMissingAsync(context);
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.CacheControl = AskAgain;
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : context.Response.SendFileAsync(index.FullName);
    }

    private static Task TellMissingAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        return context.Response.WriteAsync(
            "The web client is not built. Build it (npm run build in web) and set Calling:Web:Root to its folder. The API works.\n");
    }

    private static string? Root(WebApplication app)
    {
        var root = Path.GetFullPath(
            app.Services.GetRequiredService<IOptions<WebOptions>>().Value.Root ?? Path.Combine(AppContext.BaseDirectory, "wwwroot"));
        return Directory.Exists(root) ? root : null;
    }
}
