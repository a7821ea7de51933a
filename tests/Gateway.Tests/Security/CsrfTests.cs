using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Calling.Gateway.Tests.Hosting;

namespace Calling.Gateway.Tests.Security;

/// <summary>What another site could make a browser send, and what our own pages send.</summary>
[Trait("Category", "Integration")]
public sealed class CsrfTests(TestSystem system)
{
    private const string Heartbeat = "/api/status/heartbeat";

    [Theory]
    [InlineData("POST", "/api/status/update", true, HttpStatusCode.OK)]
    [InlineData("POST", "/api/status/update", false, HttpStatusCode.Forbidden)]
    [InlineData("PATCH", "/api/people/ken", false, HttpStatusCode.Forbidden)]
    [InlineData("POST", "/api/auth/logout", false, HttpStatusCode.Forbidden)]
    [InlineData("POST", "/api/call/initiate", false, HttpStatusCode.Forbidden)]
    [InlineData("DELETE", "/api/call/live/1", false, HttpStatusCode.Forbidden)]
    [InlineData("GET", "/api/status/user/ken", false, HttpStatusCode.OK)]
    public async Task With_a_cookie_only_safe_methods_pass_without_the_header(string method, string path, bool header, HttpStatusCode expected)
    {
        using var browser = await Browser.SignedInAsync(system.First, "john_doe");
        if (!header) browser.Http.DefaultRequestHeaders.Remove("X-Calling");
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        var response = await browser.SendAsync(request);
        response.StatusCode.ShouldBe(expected);
        if (expected is HttpStatusCode.Forbidden) (await response.CodeAsync()).ShouldBe("forbidden");
    }

    [Fact]
    public async Task Program_with_a_token_needs_no_header()
    {
        using var browser = new Browser(system.First.Address);
        using var program = Browser.Program(system.First, (await browser.LoginAsync("john_doe")).AccessToken);
        (await program.PostAsync("/api/status/update", new { })).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData(Heartbeat, "text/plain", "ours", HttpStatusCode.OK)]
    [InlineData(Heartbeat, "text/plain", "https://evil.example.com", HttpStatusCode.Forbidden)]
    [InlineData(Heartbeat, "text/plain", "https://portal.example.com", HttpStatusCode.Forbidden)]
    [InlineData(Heartbeat, "text/plain", "null", HttpStatusCode.Forbidden)]
    [InlineData(Heartbeat, "text/plain", null, HttpStatusCode.Forbidden)]
    [InlineData(Heartbeat, "application/x-www-form-urlencoded", "ours", HttpStatusCode.Forbidden)]
    [InlineData("/api/status/update", "text/plain", "ours", HttpStatusCode.Forbidden)]
    public async Task Beacon_of_a_closing_tab_passes_from_our_own_pages_only(string path, string type, string? origin, HttpStatusCode expected)
    {
        using var browser = await Browser.SignedInAsync(system.First, "john_doe");
        browser.Http.DefaultRequestHeaders.Remove("X-Calling");
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        request.Content = new StringContent("""{"deviceId":"d","closing":true}""", Encoding.UTF8, new MediaTypeHeaderValue(type));
        if (origin is not null) request.Headers.Add("Origin", origin == "ours" ? system.First.Address.GetLeftPart(UriPartial.Authority) : origin);
        (await browser.SendAsync(request)).StatusCode.ShouldBe(expected);
    }
}
