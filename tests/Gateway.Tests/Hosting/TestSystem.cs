using System.Net.Http.Json;
using Calling.Contracts;
using Calling.Contracts.People;
using Calling.Testing;
using Microsoft.Extensions.DependencyInjection;

[assembly: AssemblyFixture(typeof(Calling.Gateway.Tests.Hosting.TestSystem))]

namespace Calling.Gateway.Tests.Hosting;

/// <summary>Real PostgreSQL and Redis, two gateways, and services behind them. Tests make people of their own, so that they do not meet.</summary>
public sealed class TestSystem : IAsyncLifetime
{
    public const string Password = "Calling-demo-1";

    private readonly PostgresServer _postgres = new();
    private readonly RedisServer _redis = new();
    private readonly List<IAsyncDisposable> _started = [];
    private Uri? _keys;
    private int _people;

    public GatewayNode First { get; private set; } = null!;

    public GatewayNode Second { get; private set; } = null!;

    public ExternalIssuer Issuer { get; private set; } = null!;

    public string RedisConnection => _redis.ConnectionString;

    public Dictionary<string, string> Settings { get; } = new(StringComparer.Ordinal);

    public async ValueTask InitializeAsync()
    {
        await Task.WhenAll(_postgres.InitializeAsync().AsTask(), _redis.InitializeAsync().AsTask());
        Issuer = await ExternalIssuer.StartAsync();
        Settings["ConnectionStrings:accounts"] = await MigratedDatabaseAsync();
        Settings["ConnectionStrings:redis"] = RedisConnection;
        Settings["services:signaling:http:0"] = (await UpstreamAsync("signaling-0")).Address;
        Settings["services:signaling:http:1"] = (await UpstreamAsync("signaling-1")).Address;
        Settings["services:presence:http:0"] = (await UpstreamAsync("presence-0")).Address;
        Settings["services:callhistory:http:0"] = (await UpstreamAsync("callhistory-0")).Address;
        Settings["Calling:AllowedOrigins:0"] = "https://portal.example.com";
        Settings["Calling:RateLimits:SignInsPerAddress"] = "0";
        Settings["Calling:Issuers:0:Authority"] = Issuer.Authority;
        Settings["Calling:Issuers:0:Audience"] = ExternalIssuer.Audience;
        Settings["Calling:Issuers:0:NameClaim"] = "full_name";
        Settings["Calling:Issuers:0:RoleClaim"] = "groups";
        Settings["Calling:Issuers:0:AdminValue"] = "staff";
        First = await StartAsync();
        Second = await StartAsync();
        _keys = new Uri(First.Address, ".well-known/jwks.json");
    }

    /// <summary>A new database with the schema and keys.</summary>
    public async Task<string> MigratedDatabaseAsync()
    {
        var database = await _postgres.CreateDatabaseAsync("accounts");
        (await GatewayNode.MigrateAsync(database, RedisConnection)).ShouldBe(0);
        return database;
    }

    public async Task<Upstream> UpstreamAsync(string name)
    {
        var upstream = await Upstream.StartAsync(name, () => _keys!);
        _started.Add(upstream);
        return upstream;
    }

    /// <summary>Another gateway, with these settings instead.</summary>
    public async Task<GatewayNode> StartAsync(params (string Key, string Value)[] changes)
    {
        var settings = new Dictionary<string, string>(Settings, StringComparer.Ordinal);
        foreach (var (key, value) in changes) settings[key] = value;
        var node = await GatewayNode.StartAsync(settings);
        _started.Add(node);
        return node;
    }

    /// <summary>Somebody new with the usual password.</summary>
    public async Task<Person> SomebodyAsync(Role role = Role.User)
    {
        using var ken = await Browser.SignedInAsync(First, "ken");
        var number = Interlocked.Increment(ref _people);
        var response = await ken.PostAsync("/api/people", new CreatePersonRequest($"somebody-{number}", $"Somebody {number}", Password, role));
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<Person>(Wire.Json))!;
    }

    /// <summary>What services read about a person.</summary>
    public Task<Person?> PublishedAsync(string id) =>
        First.Services.GetRequiredService<PersonDirectory>().FindAsync(new UserId(id));

    public async ValueTask DisposeAsync()
    {
        foreach (var started in Enumerable.Reverse(_started)) await started.DisposeAsync();
        await Issuer.DisposeAsync();
        await _redis.DisposeAsync();
        await _postgres.DisposeAsync();
    }
}
