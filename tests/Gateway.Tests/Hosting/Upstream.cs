using System.Net.WebSockets;
using Calling.ServiceDefaults.Tokens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Calling.Gateway.Tests.Hosting;

/// <summary>What a service received.</summary>
public sealed record Received(string Node, string Path, string? Sub, string? Name, string? Role, string? Sid, bool Cookie, int Body, string Token);

/// <summary>A real service behind the gateway: it trusts inner tokens as all services do, and says what it received.</summary>
public sealed class Upstream : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Upstream(WebApplication app) => _app = app;

    public string Address => _app.Urls.First();

    /// <param name="keys">Where the gateway's keys are; asked when the first request comes.</param>
    public static async Task<Upstream> StartAsync(string name, Func<Uri> keys)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.AddInnerTokens();
        builder.Services.Configure<TokenOptions>(options => options.KeysUrl = keys());
        var app = builder.Build();
        // The gateway looks here before it can be asked for its keys.
        app.Map("/ready", ready => ready.Run(context => context.Response.WriteAsync("ready")));
        app.UseWebSockets();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapGet("/openapi/v1.json", () => new { Info = name });
        app.Map("/hubs/calling", EchoAsync).RequireAuthorization();
        app.Map("/{**path}", context => TellAsync(name, context)).RequireAuthorization();
        await app.StartAsync();
        return new Upstream(app);
    }

    public Task StopAsync() => _app.StopAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static async Task TellAsync(string name, HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync();
        var user = context.User;
        await context.Response.WriteAsJsonAsync(new Received(
            name, context.Request.Path, user.FindFirst("sub")?.Value, user.FindFirst("name")?.Value, user.FindFirst("role")?.Value,
            user.FindFirst("sid")?.Value, context.Request.Headers.ContainsKey("Cookie"), body.Length, context.Request.Headers.Authorization.ToString()));
    }

    /// <summary>Says who connected, then ends.</summary>
    private static async Task EchoAsync(HttpContext context)
    {
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        var who = System.Text.Encoding.UTF8.GetBytes(context.User.FindFirst("sub")?.Value ?? "nobody");
        await socket.SendAsync(who, WebSocketMessageType.Text, endOfMessage: true, context.RequestAborted);
        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, context.RequestAborted);
    }
}
