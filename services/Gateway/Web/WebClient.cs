using Calling.Contracts.Errors;
using Calling.ServiceDefaults;
using Calling.ServiceDefaults.Errors;
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

    /// <summary>Before it is asked who asks: files are for everybody.</summary>
    public static void UseWebClient(this WebApplication app)
    {
        if (Root(app) is not { } root) return;
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = new PhysicalFileProvider(root),
            OnPrepareResponse = served => served.Context.Response.Headers.CacheControl =
                served.Context.Request.Path.StartsWithSegments("/assets", StringComparison.OrdinalIgnoreCase) ? Immutable : AskAgain,
        });
    }

    /// <summary>Every other path is a page of the client, which knows by itself what to show there.</summary>
    public static void MapWebClient(this WebApplication app)
    {
        var index = Root(app) is { } root ? Path.Combine(root, "index.html") : null;
        app.MapFallback("{**path}", context => ServeAsync(context, index)).ExcludeFromDescription();
    }

    private static Task ServeAsync(HttpContext context, string? index)
    {
        if (Array.Exists(s_notPages, prefix => context.Request.Path.StartsWithSegments(prefix, StringComparison.OrdinalIgnoreCase))) return CallError.NotFound.WriteAsync(context);
        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method)) return CallError.MethodNotAllowed.WriteAsync(context);
        if (index is null || !File.Exists(index)) return TellMissingAsync(context);
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.CacheControl = AskAgain;
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : context.Response.SendFileAsync(index);
    }

    private static Task TellMissingAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        return context.Response.WriteAsync("The web client is not built. Build it (npm run build in web) and set Calling:Web:Root to its folder. The API works.\n");
    }

    private static string? Root(WebApplication app)
    {
        var root = Path.GetFullPath(
            app.Services.GetRequiredService<IOptions<WebOptions>>().Value.Root ?? Path.Combine(AppContext.BaseDirectory, "wwwroot"));
        return Directory.Exists(root) ? root : null;
    }
}
