using System.Net;
using Calling.Contracts.People;
using Calling.Gateway.Tests.Hosting;
using Calling.Testing;

namespace Calling.Gateway.Tests.Proxy;

/// <summary>Stores of their own, because they are taken away.</summary>
[Trait("Category", "Integration")]
public sealed class OutageTests(TestSystem system) : IAsyncLifetime
{
    private readonly PostgresServer _postgres = new();
    private readonly RedisServer _redis = new();
    private GatewayNode _node = null!;

    public async ValueTask InitializeAsync()
    {
        await Task.WhenAll(_postgres.InitializeAsync().AsTask(), _redis.InitializeAsync().AsTask());
        var database = await _postgres.CreateDatabaseAsync("accounts");
        (await GatewayNode.MigrateAsync(database, _redis.ConnectionString)).ShouldBe(0);
        _node = await system.StartAsync(("ConnectionStrings:accounts", database), ("ConnectionStrings:redis", _redis.ConnectionString));
    }

    public async ValueTask DisposeAsync()
    {
        await _node.DisposeAsync();
        await _postgres.DisposeAsync();
        await _redis.DisposeAsync();
    }

    [Fact]
    public async Task While_the_database_is_away_signed_in_people_go_on_and_sign_in_is_refused_typed()
    {
        using var browser = await Browser.SignedInAsync(_node, "john_doe");
        (await browser.StatusAsync("/api/auth/me")).ShouldBe(HttpStatusCode.OK);

        await _postgres.CommandAsync("kill");
        (await browser.StatusAsync("/api/auth/me")).ShouldBe(HttpStatusCode.OK);
        using var late = new Browser(_node.Address);
        var refused = await late.PostAsync("/api/auth/login", new LoginRequest("ken", TestSystem.Password));
        refused.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await refused.CodeAsync()).ShouldBe("unavailable");

        // What is left of a killed PostgreSQL holds its memory for a moment, and a new one does not start beside it.
        await Eventually.IsAsync("PostgreSQL is back", StartAsync, back => back);
        await Eventually.IsAsync("sign-in works again", () => late.LoginAsync("ken"), answer => answer.User.Id == new UserId("ken"));
    }

    [Fact]
    public async Task Redis_that_comes_back_empty_is_told_who_exists_and_sign_in_goes_on_without_it()
    {
        await _redis.CommandAsync("kill");
        using var browser = new Browser(_node.Address);
        (await browser.LoginAsync("ken")).User.Name.ShouldBe("Ken Tse");
        (await browser.PostAsync("/api/auth/logout", new { })).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        await _redis.CommandAsync("start");
        await Eventually.IsTrueAsync("Redis is connected", () => _node.Redis.Multiplexer.IsConnected);
        await _node.Redis.ExecuteAsync("FLUSHALL");
        await Eventually.IsAsync("ken is published", () => _node.Redis.KeyExistsAsync(PersonKeys.Person(new UserId("ken"))), published => published);
    }

    private async Task<bool> StartAsync()
    {
        await _postgres.CommandAsync("start");
        return true;
    }
}
