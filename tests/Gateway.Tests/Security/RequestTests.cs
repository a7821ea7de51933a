using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Calling.Gateway.Tests.Hosting;

namespace Calling.Gateway.Tests.Security;

[Trait("Category", "Integration")]
public sealed class RequestTests(TestSystem system)
{
    [Theory]
    [InlineData("/")]
    [InlineData("/api/auth/options")]
    [InlineData("/api/nothing")]
    [InlineData("/api/auth/me")]
    public async Task Every_answer_tells_browsers_what_they_may_do(string path)
    {
        using var browser = new Browser(system.First.Address);
        var response = await browser.AskAsync(path);
        response.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("frame-ancestors 'none'");
        response.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
        response.Headers.GetValues("Referrer-Policy").Single().ShouldBe("no-referrer");
        response.Headers.GetValues("Permissions-Policy").Single().ShouldContain("camera=(self), microphone=(self), display-capture=(self)");
        response.Headers.Contains("Server").ShouldBeFalse();
    }

    [Theory]
    [InlineData("/api/auth/login", false)]
    [InlineData("/api/auth/login", true)]
    [InlineData("/api/call/signal", false)]
    [InlineData("/api/call/signal", true)]
    public async Task Body_of_300_KB_is_too_large_whether_it_says_so_or_not(string path, bool chunked)
    {
        using var browser = await Browser.SignedInAsync(system.First, "john_doe");
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        request.Content = new StringContent($$"""{"userName":"{{new string('x', 300 * 1024)}}"}""", Encoding.UTF8, "application/json");
        request.Headers.TransferEncodingChunked = chunked;
        var response = await browser.SendAsync(request);
        response.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await response.CodeAsync()).ShouldBe("too_large");
    }

    [Theory]
    [InlineData("{", "application/json", HttpStatusCode.BadRequest, "malformed_json")]
    [InlineData("""{"userName":1}""", "application/json", HttpStatusCode.BadRequest, "malformed_json")]
    [InlineData("", "application/json", HttpStatusCode.BadRequest, null)]
    [InlineData("userName=ken", "application/x-www-form-urlencoded", HttpStatusCode.UnsupportedMediaType, "unsupported_media_type")]
    public async Task Bad_body_is_told(string body, string type, HttpStatusCode status, string? code)
    {
        using var browser = new Browser(system.First.Address);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/auth/login");
        request.Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue(type));
        var response = await browser.SendAsync(request);
        response.StatusCode.ShouldBe(status);
        var told = await response.CodeAsync();
        if (code is not null) told.ShouldBe(code);
    }

    [Theory]
    [InlineData("/api/nothing")]
    [InlineData("/api")]
    [InlineData("/hubs/other")]
    [InlineData("/.well-known/nothing")]
    [InlineData("/openapi/other.json")]
    [InlineData("/assets/gone.js")]
    public async Task Unknown_path_that_is_no_page_is_404(string path)
    {
        using var browser = new Browser(system.First.Address);
        var response = await browser.AskAsync(path);
        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await response.CodeAsync()).ShouldBe("not_found");
    }

    [Fact]
    public async Task Known_path_with_another_method_says_so()
    {
        using var browser = new Browser(system.First.Address);
        var response = await browser.AskAsync("/api/auth/login");
        response.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        (await response.CodeAsync()).ShouldBe("method_not_allowed");
    }

    [Fact]
    public async Task Health_says_a_bare_word_to_the_outside()
    {
        using var browser = new Browser(system.First.Address);
        foreach (var path in new[] { "/health", "/ready", "/alive" })
            (await (await browser.AskAsync(path)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBe("Healthy");
    }
}
