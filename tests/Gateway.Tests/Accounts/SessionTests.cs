using System.Collections.Concurrent;
using System.Net;
using Calling.Contracts.People;
using Calling.Gateway.Tests.Hosting;
using Calling.Testing;
using StackExchange.Redis;

namespace Calling.Gateway.Tests.Accounts;

[Trait("Category", "Integration")]
public sealed class SessionTests(TestSystem system)
{
    [Fact]
    public async Task Signing_out_ends_the_session_at_every_gateway_and_tells_the_services()
    {
        var person = await system.SomebodyAsync();
        using var here = await Browser.SignedInAsync(system.First, person.Id.Value);
        using var there = here.At(system.Second);
        (await there.StatusAsync("/api/auth/me")).ShouldBe(HttpStatusCode.OK);
        var session = (await there.GetAsync<Received>("/api/status/user/ken")).Sid.ShouldNotBeNull();
        await using var heard = await EndsHeard.ListenAsync(system);

        (await here.PostAsync("/api/auth/logout", new { })).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        here.Cookie.ShouldBeNull();
        await heard.HearsAsync(session);
        await Eventually.IsAsync("the end at the other gateway", () => there.StatusAsync("/api/auth/me"), seen => seen == HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Signing_out_twice_or_as_a_stranger_is_harmless()
    {
        using var browser = await Browser.SignedInAsync(system.First, "jane_smith");
        for (var attempt = 0; attempt < 2; attempt++)
            (await browser.PostAsync("/api/auth/logout", new { })).StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Disabled_person_is_out_everywhere_and_cannot_come_back()
    {
        var person = await system.SomebodyAsync();
        using var browser = await Browser.SignedInAsync(system.Second, person.Id.Value);
        using var ken = await Browser.SignedInAsync(system.First, "ken");
        await using var heard = await EndsHeard.ListenAsync(system);

        (await ken.PatchAsync($"/api/people/{person.Id}", new UpdatePersonRequest(Enabled: false))).StatusCode.ShouldBe(HttpStatusCode.OK);

        await heard.HearsAsync($"user:{person.Id}");
        await Eventually.IsAsync("the person is out", () => browser.StatusAsync("/api/auth/me"), seen => seen == HttpStatusCode.Unauthorized);
        var again = await browser.PostAsync("/api/auth/login", new LoginRequest(person.Id.Value, TestSystem.Password));
        (await again.CodeAsync()).ShouldBe("bad_credentials");
        (await system.PublishedAsync(person.Id.Value))!.Enabled.ShouldBeFalse();
    }

    [Fact]
    public async Task New_password_ends_the_old_sessions()
    {
        var person = await system.SomebodyAsync();
        using var browser = await Browser.SignedInAsync(system.First, person.Id.Value);
        using var ken = await Browser.SignedInAsync(system.First, "ken");
        (await ken.PatchAsync($"/api/people/{person.Id}", new UpdatePersonRequest(Password: "another-long-one"))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await browser.StatusAsync("/api/auth/me")).ShouldBe(HttpStatusCode.Unauthorized);
        (await browser.LoginAsync(person.Id.Value, "another-long-one")).User.Id.ShouldBe(person.Id);
    }

    [Fact]
    public async Task Expired_session_is_over_and_announced()
    {
        var node = await system.StartAsync(("Calling:Accounts:SessionLifetime", "00:00:01"));
        await using var heard = await EndsHeard.ListenAsync(system);
        using var browser = await Browser.SignedInAsync(node, "jane_smith");
        await Eventually.IsAsync("the session is over", () => browser.StatusAsync("/api/auth/me"), seen => seen == HttpStatusCode.Unauthorized);
        await heard.HearsAnyAsync();
    }

    private sealed class EndsHeard : IAsyncDisposable
    {
        private readonly ConcurrentQueue<string> _heard = [];
        private readonly IConnectionMultiplexer _redis;

        private EndsHeard(IConnectionMultiplexer redis) => _redis = redis;

        public static async Task<EndsHeard> ListenAsync(TestSystem system)
        {
            var ends = new EndsHeard(await ConnectionMultiplexer.ConnectAsync(system.RedisConnection));
            await ends._redis.GetSubscriber().SubscribeAsync(PersonKeys.SessionsEnded, (_, message) => ends._heard.Enqueue(message!));
            return ends;
        }

        public Task HearsAsync(string ended) => Eventually.IsTrueAsync($"the end of {ended}", () => _heard.Contains(ended));

        public Task HearsAnyAsync() => Eventually.IsTrueAsync("the end of a session", () => !_heard.IsEmpty);

        public ValueTask DisposeAsync() => _redis.DisposeAsync();
    }
}
