using System.Net;
using Calling.Contracts.People;
using Calling.Gateway.Tests.Hosting;

namespace Calling.Gateway.Tests.Security;

/// <summary>Two gateways count together.</summary>
[Trait("Category", "Integration")]
public sealed class RateTests(TestSystem system)
{
    [Fact]
    public async Task Starting_calls_is_limited_per_person_over_all_gateways()
    {
        var person = await system.SomebodyAsync();
        var first = await system.StartAsync(("Calling:RateLimits:InitiatesPerPerson", "4"));
        var second = await system.StartAsync(("Calling:RateLimits:InitiatesPerPerson", "4"));
        using var here = await Browser.SignedInAsync(first, person.Id.Value);
        using var there = here.At(second);
        var answers = new List<HttpResponseMessage>();
        for (var attempt = 0; attempt < 6; attempt++) answers.Add(await (attempt % 2 == 0 ? here : there).PostAsync("/api/call/initiate", new { }));

        answers.Take(4).ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.OK);
        foreach (var refused in answers.Skip(4))
        {
            refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
            (await refused.CodeAsync()).ShouldBe("rate_limited");
            refused.Headers.RetryAfter!.Delta!.Value.ShouldBeInRange(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
        }

        // Everything else goes on, and others are not touched.
        (await here.StatusAsync("/api/call/active")).ShouldBe(HttpStatusCode.OK);
        using var other = await Browser.SignedInAsync(first, "jane_smith");
        (await other.PostAsync("/api/call/initiate", new { })).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Sign_in_is_limited_per_name_also_for_names_that_nobody_has()
    {
        var node = await system.StartAsync(("Calling:RateLimits:SignInsPerName", "3"));
        using var browser = new Browser(node.Address);
        for (var attempt = 0; attempt < 3; attempt++)
            (await browser.PostAsync("/api/auth/login", new LoginRequest("no-such-name", "wrong-password"))).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        var refused = await browser.PostAsync("/api/auth/login", new LoginRequest("NO-such-name", "wrong-password"));
        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        refused.Headers.RetryAfter.ShouldNotBeNull();
        var person = await system.SomebodyAsync();
        (await browser.LoginAsync(person.Id.Value)).User.Id.ShouldBe(person.Id);
    }

    [Fact]
    public async Task Sign_in_is_limited_per_address()
    {
        var node = await system.StartAsync(("Calling:RateLimits:SignInsPerAddress", "5"));
        using var browser = new Browser(node.Address);
        for (var attempt = 0; attempt < 5; attempt++)
            (await browser.PostAsync("/api/auth/login", new LoginRequest($"name-{attempt}", "wrong-password"))).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await browser.PostAsync("/api/auth/login", new LoginRequest("name-9", "wrong-password"))).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
    }
}
