using System.Net;
using Calling.Contracts.People;
using Calling.Gateway.Tests.Hosting;

namespace Calling.Gateway.Tests.Accounts;

[Trait("Category", "Integration")]
public sealed class SignInTests(TestSystem system)
{
    [Fact]
    public async Task Demo_person_signs_in_whatever_the_case_of_the_name_and_is_told_who_they_are()
    {
        using var browser = new Browser(system.First.Address);
        var answer = await browser.LoginAsync("KEN");
        answer.User.ShouldBe(new Me(new UserId("ken"), "Ken Tse", Role.Admin));
        answer.ExpiresIn.ShouldBeGreaterThan(0);
        (await browser.GetAsync<Me>("/api/auth/me")).ShouldBe(answer.User);
    }

    [Fact]
    public async Task Cookie_is_for_this_site_and_not_for_scripts()
    {
        using var browser = new Browser(system.First.Address);
        var response = await browser.PostAsync("/api/auth/login", new LoginRequest("ken", TestSystem.Password));
        var cookie = response.Headers.GetValues("Set-Cookie").Single();
        cookie.ShouldStartWith("calling=");
        cookie.ShouldContain("httponly", Case.Insensitive);
        cookie.ShouldContain("samesite=strict", Case.Insensitive);
        cookie.ShouldNotContain("secure", Case.Insensitive);
    }

    [Fact]
    public async Task Behind_a_known_proxy_with_https_the_cookie_is_secure_and_browsers_are_told_to_stay_there()
    {
        var node = await system.StartAsync(("Calling:KnownProxies:0", "127.0.0.1"));
        using var browser = new Browser(node.Address);
        browser.Http.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        var response = await browser.PostAsync("/api/auth/login", new LoginRequest("ken", TestSystem.Password));
        response.Headers.GetValues("Set-Cookie").Single().ShouldContain("secure", Case.Insensitive);
        response.Headers.Contains("Strict-Transport-Security").ShouldBeTrue();
    }

    [Fact]
    public async Task Stranger_who_claims_https_is_not_believed()
    {
        using var browser = new Browser(system.First.Address);
        browser.Http.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        var response = await browser.AskAsync("/api/auth/options");
        response.Headers.Contains("Strict-Transport-Security").ShouldBeFalse();
    }

    [Theory]
    [InlineData("ken", "wrong-password")]
    [InlineData("nobody-at-all", "wrong-password")]
    [InlineData("", "")]
    [InlineData("k n; DROP TABLE", "wrong-password")]
    public async Task Wrong_name_and_wrong_password_look_the_same(string userName, string password)
    {
        using var browser = new Browser(system.First.Address);
        var response = await browser.PostAsync("/api/auth/login", new LoginRequest(userName, password));
        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await response.CodeAsync()).ShouldBe("bad_credentials");
        browser.Cookie.ShouldBeNull();
    }

    [Fact]
    public async Task Account_rests_after_many_wrong_passwords()
    {
        var person = await system.SomebodyAsync();
        using var browser = new Browser(system.First.Address);
        for (var attempt = 0; attempt < 10; attempt++)
            (await browser.PostAsync("/api/auth/login", new LoginRequest(person.Id.Value, "wrong-password"))).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        var right = await browser.PostAsync("/api/auth/login", new LoginRequest(person.Id.Value, TestSystem.Password));
        (await right.CodeAsync()).ShouldBe("bad_credentials");
    }

    [Fact]
    public async Task Program_uses_the_access_token_at_every_gateway()
    {
        using var browser = new Browser(system.First.Address);
        var token = (await browser.LoginAsync("john_doe")).AccessToken;
        using var program = Browser.Program(system.Second, token);
        (await program.GetAsync<Me>("/api/auth/me")).Id.ShouldBe(new UserId("john_doe"));
    }

    [Fact]
    public async Task Token_in_a_query_string_and_cookie_as_token_are_nothing()
    {
        using var browser = new Browser(system.First.Address);
        var token = (await browser.LoginAsync("john_doe")).AccessToken;
        using var stranger = new Browser(system.First.Address);
        (await stranger.StatusAsync($"/api/auth/me?access_token={token}")).ShouldBe(HttpStatusCode.Unauthorized);
        using var swapped = Browser.Program(system.First, browser.Cookie!);
        (await swapped.AskAsync("/api/auth/me")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("eyJhbGciOiJub25lIn0.eyJpc3MiOiJjYWxsaW5nLWdhdGV3YXkiLCJzdWIiOiJrZW4ifQ.")]
    [InlineData("eyJhbGciOiJub25lIn0.e30.")]
    [InlineData("a.b.c")]
    public async Task Foreign_token_is_refused(string token)
    {
        using var program = Browser.Program(system.First, token);
        var response = await program.AskAsync("/api/auth/me");
        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await response.CodeAsync()).ShouldBe("unauthenticated");
    }

    [Fact]
    public async Task Client_learns_the_demo_people_and_that_registration_is_open()
    {
        using var browser = new Browser(system.First.Address);
        var options = await browser.GetAsync<ClientOptions>("/api/auth/options");
        options.RegistrationOpen.ShouldBeTrue();
        options.DemoUserNames.ShouldBe(["ken", "john_doe", "jane_smith"]);
        options.DemoPassword.ShouldBe(TestSystem.Password);
    }
}
