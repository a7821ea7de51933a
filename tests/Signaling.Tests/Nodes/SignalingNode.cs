using Calling.Contracts.People;
using Calling.Contracts.Presence;
using Calling.Testing;
using Calling.Testing.Tokens;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;

namespace Calling.Signaling.Tests.Nodes;

/// <summary>One real signaling node on a loopback port.</summary>
public sealed class SignalingNode : WebApplicationFactory<Program>
{
    private readonly IReadOnlyDictionary<string, string> _settings;

    public SignalingNode(IReadOnlyDictionary<string, string> settings)
    {
        _settings = settings;
        UseKestrel(0);
        StartServer();
    }

    public Uri Address => ClientOptions.BaseAddress;

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        foreach (var (key, value) in _settings) builder.UseSetting(key, value);
    }
}

/// <summary>Two nodes on one Redis and one RabbitMQ: whatever fans out is tested across them.</summary>
public sealed class TwoNodes(RedisServer redis, RabbitServer rabbit) : IAsyncLifetime
{
    private readonly TestTokens _tokens = new();
    private SignalingNode? _first;
    private SignalingNode? _second;
    private int _people;

    public SignalingNode First => _first ?? throw new InvalidOperationException("Not started.");

    public SignalingNode Second => _second ?? throw new InvalidOperationException("Not started.");

    public string RedisConnection => redis.ConnectionString;

    public string RabbitConnection => rabbit.ConnectionString;

    public ValueTask InitializeAsync()
    {
        _first = Start();
        _second = Start();
        return ValueTask.CompletedTask;
    }

    public SignalingNode Start() => new(new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["ConnectionStrings:redis"] = redis.ConnectionString,
        ["ConnectionStrings:rabbitmq"] = rabbit.ConnectionString,
        [TestTokens.KeysSetting] = _tokens.Keys,
        ["Calling:Calls:RingFor"] = "00:00:04",
        ["Calling:Calls:ConnectWithin"] = "00:00:03",
        ["Calling:Calls:ReconnectWithin"] = "00:00:03",
        ["Calling:Leases:Length"] = "00:00:05",
        ["Calling:Leases:RenewEvery"] = "00:00:01",
        ["Calling:Leases:ClosingGrace"] = "00:00:01",
        ["Calling:Drain:Over"] = "00:00:01",
        ["Calling:Turn:Urls"] = "turn:127.0.0.1:3478?transport=udp",
        ["Calling:Turn:Secret"] = "secret-of-the-test",
    });

    /// <summary>Somebody new, published as the gateway and Presence would, so that tests do not meet each other's people.</summary>
    public async Task<Person> SomebodyAsync(Contracts.People.Role role, PresenceStatus status = PresenceStatus.Online)
    {
        var number = Interlocked.Increment(ref _people);
        var person = new Person(new UserId($"{(role is Contracts.People.Role.Admin ? "admin" : "user")}-{number}"), $"Person {number}", role);
        var database = First.Services.GetRequiredService<IConnectionMultiplexer>().GetDatabase();
        await database.HashSetAsync(PersonKeys.Person(person.Id), PersonKeys.ToHash(person));
        await database.HashSetAsync(PresenceKeys.Shown(person.Id), [new HashEntry("status", Contracts.Wire.Name(status)), new HashEntry("version", 1)]);
        return person;
    }

    public Task<HubDevice> ConnectAsync(SignalingNode node, Person person, string device, string? session = null) =>
        HubDevice.ConnectAsync(node.Address, Token(person, session), $"{person.Id}-{device}");

    public string Token(Person person, string? session = null) => _tokens.For(person, session);

    public async ValueTask DisposeAsync()
    {
        if (_first is not null) await _first.DisposeAsync();
        if (_second is not null) await _second.DisposeAsync();
        _tokens.Dispose();
    }
}
