using System.Net;
using Calling.Gateway.Tests.Hosting;

namespace Calling.Gateway.Tests.Web;

[Trait("Category", "Integration")]
public sealed class WebClientTests(TestSystem system) : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("calling-web-");

    [Fact]
    public async Task Pages_are_asked_for_again_and_assets_are_kept()
    {
        var cancel = TestContext.Current.CancellationToken;
        await File.WriteAllTextAsync(Path.Combine(_root.FullName, "index.html"), "<title>Calling</title>", cancel);
        _root.CreateSubdirectory("assets");
        await File.WriteAllTextAsync(Path.Combine(_root.FullName, "assets", "index-1a2b.js"), "export {}", cancel);
        var node = await system.StartAsync(("Calling:Web:Root", _root.FullName));
        using var browser = new Browser(node.Address);

        foreach (var page in new[] { "/", "/people/jane.smith", "/history" })
        {
            var response = await browser.AskAsync(page);
            (await response.Content.ReadAsStringAsync(cancel)).ShouldContain("<title>Calling</title>");
            response.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
            response.Headers.CacheControl!.NoCache.ShouldBeTrue();
        }

        var asset = await browser.AskAsync("/assets/index-1a2b.js");
        asset.Headers.CacheControl!.ToString().ShouldContain("immutable");
        (await browser.StatusAsync("/assets/index-gone.js")).ShouldBe(HttpStatusCode.NotFound);
        (await browser.StatusAsync("/api/nothing")).ShouldBe(HttpStatusCode.NotFound);
        (await browser.PostAsync("/history", new { })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Missing_client_is_told_in_words()
    {
        using var browser = new Browser(system.First.Address);
        var response = await browser.AskAsync("/");
        response.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("Calling:Web:Root");
    }

    public void Dispose() => _root.Delete(recursive: true);
}
