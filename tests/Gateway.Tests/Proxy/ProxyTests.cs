using System.Net;
using Calling.Gateway.Tests.Hosting;
using Calling.ServiceDefaults.Tokens;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Calling.Gateway.Tests.Proxy;

[Trait("Category", "Integration")]
public sealed class ProxyTests(TestSystem system)
{
    [Theory]
    [InlineData("/api/call/active", "signaling")]
    [InlineData("/api/call/signals", "signaling")]
    [InlineData("/api/call/ice-servers", "signaling")]
    [InlineData("/api/call/live", "signaling")]
    [InlineData("/api/call/live/1/end", "signaling")]
    [InlineData("/api/status/user/ken", "presence")]
    [InlineData("/api/call/history", "callhistory")]
    [InlineData("/api/call/history/1", "callhistory")]
    [InlineData("/api/call/missed", "callhistory")]
    [InlineData("/api/call/mark-seen", "callhistory")]
    [InlineData("/api/call/mark-seen/1", "callhistory")]
    [InlineData("/api/call/inbox", "callhistory")]
    [InlineData("/api/call/statistics", "callhistory")]
    public async Task Path_reaches_its_service_and_strangers_do_not(string path, string service)
    {
        using var browser = await Browser.SignedInAsync(system.First, "john_doe");
        var received = await browser.GetAsync<Received>(path);
        received.Node.ShouldStartWith(service);
        received.Path.ShouldBe(path);
        using var stranger = new Browser(system.First.Address);
        var refused = await stranger.AskAsync(path);
        refused.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await refused.CodeAsync()).ShouldBe("unauthenticated");
    }

    [Fact]
    public async Task Service_gets_a_token_of_the_gateway_that_lasts_five_minutes_and_nothing_else()
    {
        using var browser = new Browser(system.First.Address);
        var outer = (await browser.LoginAsync("ken")).AccessToken;
        var received = await browser.GetAsync<Received>("/api/call/active");
        (received.Sub, received.Name, received.Role).ShouldBe(("ken", "Ken Tse", "admin"));
        received.Sid.ShouldNotBeNullOrEmpty();
        received.Cookie.ShouldBeFalse();
        var inner = new JsonWebToken(received.Token["Bearer ".Length..]);
        inner.Alg.ShouldBe("ES256");
        inner.Issuer.ShouldBe(TokenOptions.Issuer);
        inner.Audiences.ShouldBe([TokenOptions.Audience]);
        (inner.ValidTo - inner.IssuedAt).ShouldBe(TimeSpan.FromMinutes(5));

        using var program = Browser.Program(system.Second, outer);
        var ofProgram = await program.GetAsync<Received>("/api/call/active");
        ofProgram.Sub.ShouldBe("ken");
        ofProgram.Token.ShouldNotContain(outer);
    }

    [Fact]
    public async Task Token_is_used_again_for_a_session_and_differs_between_sessions()
    {
        using var one = await Browser.SignedInAsync(system.First, "ken");
        using var two = await Browser.SignedInAsync(system.First, "ken");
        var first = await one.GetAsync<Received>("/api/call/active");
        (await one.GetAsync<Received>("/api/call/active")).Token.ShouldBe(first.Token);
        (await two.GetAsync<Received>("/api/call/active")).Token.ShouldNotBe(first.Token);
    }

    [Fact]
    public async Task Both_gateways_publish_the_same_public_keys_and_no_private_one()
    {
        using var first = new Browser(system.First.Address);
        using var second = new Browser(system.Second.Address);
        var keys = await first.Http.GetStringAsync("/.well-known/jwks.json", TestContext.Current.CancellationToken);
        (await second.Http.GetStringAsync("/.well-known/jwks.json", TestContext.Current.CancellationToken)).ShouldBe(keys);
        keys.ShouldNotContain("\"d\"");
    }

    [Fact]
    public async Task Lost_replica_is_passed_over_and_no_request_fails()
    {
        var dead = await system.UpstreamAsync("signaling-dead");
        var address = dead.Address;
        await dead.StopAsync();
        var node = await system.StartAsync(("services:signaling:http:2", address), ("services:signaling:http:3", "http://127.0.0.1:1"));
        using var browser = await Browser.SignedInAsync(node, "john_doe");
        for (var attempt = 0; attempt < 30; attempt++)
        {
            var response = await browser.PostAsync("/api/call/reject", new { Callee = "ken" });
            response.StatusCode.ShouldBe(HttpStatusCode.OK);
        }
    }

    [Fact]
    public async Task Body_arrives_whole_at_the_second_choice()
    {
        var node = await system.StartAsync(("services:presence:http:1", "http://127.0.0.1:1"), ("services:presence:http:2", "http://127.0.0.1:2"));
        using var browser = await Browser.SignedInAsync(node, "john_doe");
        for (var attempt = 0; attempt < 10; attempt++)
        {
            var response = await browser.PostAsync("/api/status/update", new { Text = new string('x', 100_000) });
            (await System.Net.Http.Json.HttpContentJsonExtensions.ReadFromJsonAsync<Received>(response.Content, Contracts.Wire.Json, TestContext.Current.CancellationToken))!
                .Body.ShouldBeGreaterThan(100_000);
        }
    }

    [Fact]
    public async Task Service_that_is_away_is_told_as_such()
    {
        var node = await system.StartAsync(("services:callhistory:http:0", "http://127.0.0.1:1"));
        using var browser = await Browser.SignedInAsync(node, "john_doe");
        var response = await browser.AskAsync("/api/call/history");
        response.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await response.CodeAsync()).ShouldBe("unavailable");
    }

    [Fact]
    public async Task Documents_of_all_services_are_served()
    {
        using var stranger = new Browser(system.First.Address);
        (await stranger.StatusAsync("/openapi/v1.json")).ShouldBe(HttpStatusCode.OK);
        foreach (var service in new[] { "presence", "signaling", "callhistory" })
            (await stranger.StatusAsync($"/openapi/{service}.json")).ShouldBe(HttpStatusCode.OK);
    }
}
