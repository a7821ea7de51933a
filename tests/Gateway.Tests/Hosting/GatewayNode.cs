using System.Diagnostics;
using Calling.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;

namespace Calling.Gateway.Tests.Hosting;

/// <summary>One real gateway on a loopback port.</summary>
public sealed class GatewayNode : WebApplicationFactory<Program>
{
    private readonly IReadOnlyDictionary<string, string> _settings;

    private GatewayNode(IReadOnlyDictionary<string, string> settings)
    {
        _settings = settings;
        UseKestrel(0);
        StartServer();
    }

    public Uri Address => ClientOptions.BaseAddress;

    public IDatabase Redis => Services.GetRequiredService<IConnectionMultiplexer>().GetDatabase();

    /// <summary>Started, and its people are published.</summary>
    public static async Task<GatewayNode> StartAsync(IReadOnlyDictionary<string, string> settings)
    {
        var node = new GatewayNode(settings);
        using var http = new HttpClient { BaseAddress = node.Address };
        await Eventually.IsAsync("a healthy gateway", () => http.GetStringAsync("/health"), seen => seen == "Healthy");
        return node;
    }

    /// <summary>Runs the program as the AppHost does before it starts gateways. The exit code.</summary>
    public static async Task<int> MigrateAsync(string database, string redis)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, "migrate"]);
        start.Environment["ConnectionStrings__accounts"] = database;
        start.Environment["ConnectionStrings__redis"] = redis;
        start.Environment["Logging__LogLevel__Default"] = "Error";
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        foreach (var (key, value) in _settings) builder.UseSetting(key, value);
    }
}
