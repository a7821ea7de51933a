using System.Net.Http.Headers;
using Calling.Contracts.People;
using Calling.Contracts.Presence;
using Calling.Presence.Sweep;
using Calling.Testing;
using Calling.Testing.Tokens;
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;
using Role = Calling.Contracts.People.Role;

namespace Calling.Presence.Tests.Nodes;

/// <summary>Two presence nodes and a node with sockets on one Redis and one RabbitMQ. Leases are short, so that tests are.</summary>
public sealed class TwoNodes(RedisServer redis, RabbitServer rabbit) : IAsyncLifetime
{
    private readonly TestTokens _tokens = new();
    private PresenceNode? _first;
    private PresenceNode? _second;
    private WatchHost? _sockets;
    private int _people;

    public PresenceNode First => _first ?? throw new InvalidOperationException("Not started.");

    public PresenceNode Second => _second ?? throw new InvalidOperationException("Not started.");

    public string RabbitConnection => rabbit.ConnectionString;

    public IDatabase Database => First.Services.GetRequiredService<IConnectionMultiplexer>().GetDatabase();

    public DeviceLeases Leases => First.Services.GetRequiredService<DeviceLeases>();

    internal IPresenceStore Store => First.Services.GetRequiredService<IPresenceStore>();

    public async ValueTask InitializeAsync()
    {
        var settings = Settings(redis.ConnectionString, rabbit.ConnectionString, _tokens);
        _first = new PresenceNode(settings);
        _second = new PresenceNode(settings);
        _sockets = await WatchHost.StartAsync(settings);
    }

    public static Dictionary<string, string> Settings(string redis, string rabbit, TestTokens tokens) => new(StringComparer.Ordinal)
    {
        ["ConnectionStrings:redis"] = redis,
        ["ConnectionStrings:rabbitmq"] = rabbit,
        [TestTokens.KeysSetting] = tokens.Keys,
        ["Calling:Leases:Length"] = "00:00:03",
        ["Calling:Leases:RenewEvery"] = "00:00:01",
        ["Calling:Leases:ClosingGrace"] = "00:00:01",
        ["Calling:Presence:RepeatAfter"] = "00:00:01",
        ["Calling:Presence:SafetySweepEvery"] = "00:00:02",
    };

    /// <summary>Somebody new, published as the gateway would, so that tests do not meet each other's people.</summary>
    public async Task<Person> SomebodyAsync(Role role = Role.User)
    {
        var person = new Person(new UserId($"{Contracts.Wire.Name(role)}-{Guid.NewGuid():N}"), $"Person {Interlocked.Increment(ref _people)}", role);
        await Database.HashSetAsync(PersonKeys.Person(person.Id), PersonKeys.ToHash(person));
        return person;
    }

    /// <summary>A client over HTTP; null: without a token.</summary>
    public HttpClient Client(PresenceNode node, Person? person)
    {
        ArgumentNullException.ThrowIfNull(node);
        var client = new HttpClient { BaseAddress = node.Address };
        if (person is not null) client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", _tokens.For(person));
        return client;
    }

    /// <summary>A browser that watches this person, on a node that is not Presence.</summary>
    public async Task<HubDevice> WatchAsync(params Person[] people)
    {
        var watcher = await SomebodyAsync(Role.Admin);
        var device = await HubDevice.ConnectAsync(_sockets!.Address, _tokens.For(watcher), "watcher");
        await device.WatchAsync([.. people.Select(person => person.Id)]);
        return device;
    }

    public async Task<ShownPresence> ShownAsync(Person person)
    {
        ArgumentNullException.ThrowIfNull(person);
        return await First.Services.GetRequiredService<PresenceReader>().ReadAsync(person.Id);
    }

    public Task<ShownPresence> ShownAsync(Person person, PresenceStatus status) =>
        Eventually.IsAsync($"{person?.Id} to be shown {status}", () => ShownAsync(person!), shown => shown.Status == status);

    public async ValueTask DisposeAsync()
    {
        if (_sockets is not null) await _sockets.DisposeAsync();
        if (_first is not null) await _first.DisposeAsync();
        if (_second is not null) await _second.DisposeAsync();
        _tokens.Dispose();
    }
}
