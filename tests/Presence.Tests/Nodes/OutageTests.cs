using Calling.Contracts.People;
using Calling.Contracts.Presence;
using Calling.Testing;
using Calling.Testing.Tokens;
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;
using Role = Calling.Contracts.People.Role;

namespace Calling.Presence.Tests.Nodes;

/// <summary>Two nodes whose Redis goes away, comes back, and comes back empty. It has a Redis of its own for that.</summary>
[Trait("Category", "Integration")]
public sealed class OutageTests(RabbitServer rabbit) : IAsyncLifetime
{
    private readonly RedisServer _redis = new();
    private readonly TestTokens _tokens = new();
    private PresenceNode? _first;
    private PresenceNode? _second;

    private IServiceProvider Services => _first!.Services;

    private IDatabase Database => Services.GetRequiredService<IConnectionMultiplexer>().GetDatabase();

    public async ValueTask InitializeAsync()
    {
        await _redis.InitializeAsync();
        var settings = TwoNodes.Settings(_redis.ConnectionString, rabbit.ConnectionString, _tokens);
        (_first, _second) = (new PresenceNode(settings), new PresenceNode(settings));
    }

    public async ValueTask DisposeAsync()
    {
        await _first!.DisposeAsync();
        await _second!.DisposeAsync();
        await _redis.DisposeAsync();
        _tokens.Dispose();
    }

    [Fact]
    public async Task A_redis_that_came_back_empty_heals_by_itself()
    {
        var (stays, leaves) = (new UserId("stays"), new UserId("leaves"));
        var leases = Services.GetRequiredService<DeviceLeases>();
        await using var device = await LivingDevice.ConnectAsync(leases, stays);
        var leaving = await LivingDevice.ConnectAsync(leases, leaves);
        var (one, other) = (await ShownAsync(stays, PresenceStatus.Online), await ShownAsync(leaves, PresenceStatus.Online));
        await ReachableWasSeenAsync();
        await leaving.DisposeAsync();
        await Database.ExecuteAsync("FLUSHALL");
        await Database.ExecuteAsync("SCRIPT", "FLUSH");
        // Versions go on above those that clients hold, or clients would take the truth for old.
        (await ShownAsync(stays, PresenceStatus.Online)).Version.ShouldBeGreaterThan(one.Version);
        await Eventually.IsAsync("the one who left to be published", () => ReadAsync(leaves), shown => shown.Status is PresenceStatus.Offline && shown.Version > other.Version);
    }

    [Fact]
    public async Task An_outage_longer_than_a_lease_makes_nobody_flicker_and_ends_by_itself()
    {
        var user = new UserId("patient");
        await using var device = await LivingDevice.ConnectAsync(Services.GetRequiredService<DeviceLeases>(), user);
        var shown = await ShownAsync(user, PresenceStatus.Online);
        var end = (await Services.GetRequiredService<DeviceLeases>().AllAsync(user)).Values.Max();
        await _redis.CommandAsync("stop");
        await Eventually.IsTrueAsync("the lease to end", () => TimeProvider.System.GetUtcNow() > end + TimeSpan.FromSeconds(4));
        await _redis.CommandAsync("start");
        await Eventually.IsAsync("leases to be renewed", () => Services.GetRequiredService<DeviceLeases>().LiveAsync(user), live => live.Count == 1);
        (await ReadAsync(user)).Version.ShouldBe(shown.Version);
        // The loops live: what changes now is seen.
        await device.DisposeAsync();
        await ShownAsync(user, PresenceStatus.Offline);
    }

    [Fact]
    public async Task While_redis_is_away_requests_are_refused_with_a_code_and_a_retry()
    {
        await _redis.CommandAsync("stop");
        var person = new Person(new UserId("ken"), "Ken", Role.Admin);
        using var client = new HttpClient { BaseAddress = _second!.Address };
        client.DefaultRequestHeaders.Authorization = new("Bearer", _tokens.For(person));
        using var response = await client.GetAsync(new Uri("/api/status/user/ken", UriKind.Relative));
        ((int)response.StatusCode).ShouldBe(503);
        (await response.Content.ReadAsStringAsync()).ShouldContain("\"retryable\":true");
        await _redis.CommandAsync("start");
    }

    /// <summary>The nodes remember who was there at their last look; wait for that look.</summary>
    private async Task ReachableWasSeenAsync()
    {
        for (var look = 0; look < 2; look++)
        {
            await Database.KeyDeleteAsync(Presence.Redis.StoreKeys.SafetySweep);
            await Eventually.IsAsync("a look of the safety sweep", () => Database.KeyExistsAsync(Presence.Redis.StoreKeys.SafetySweep), seen => seen);
        }
    }

    private Task<ShownPresence> ReadAsync(UserId user) => Services.GetRequiredService<PresenceReader>().ReadAsync(user);

    private Task<ShownPresence> ShownAsync(UserId user, PresenceStatus status) =>
        Eventually.IsAsync($"{user} to be shown {status}", () => ReadAsync(user), shown => shown.Status == status);
}
