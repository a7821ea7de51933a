using System.Net;
using System.Security.Cryptography;
using Calling.Contracts.People;
using Calling.Gateway.Tests.Hosting;

namespace Calling.Gateway.Tests.Accounts;

[Trait("Category", "Integration")]
public sealed class ExternalIssuerTests(TestSystem system)
{
    [Fact]
    public async Task Person_of_a_trusted_issuer_is_published_at_their_first_request_and_needs_no_account()
    {
        using var http = With(system.Issuer.Token("Staff-1", "Stella Staff", "staff"));
        (await http.GetAsync<Me>("/api/auth/me")).ShouldBe(new Me(new UserId("staff-1"), "Stella Staff", Role.Admin));
        (await http.GetAsync<Received>("/api/status/user/ken")).Sub.ShouldBe("staff-1");
        (await system.PublishedAsync("staff-1")).ShouldBe(new Person(new UserId("staff-1"), "Stella Staff", Role.Admin));
    }

    [Fact]
    public async Task Changed_name_and_role_are_taken_over()
    {
        using var before = With(system.Issuer.Token("changes-1", "Old Name", "client"));
        (await before.GetAsync<Me>("/api/auth/me")).Role.ShouldBe(Role.User);
        using var after = With(system.Issuer.Token("changes-1", "New Name", "staff"));
        (await after.GetAsync<Me>("/api/auth/me")).ShouldBe(new Me(new UserId("changes-1"), "New Name", Role.Admin));
        (await system.PublishedAsync("changes-1"))!.Name.ShouldBe("New Name");
    }

    [Fact]
    public async Task Issuer_cannot_speak_for_a_person_with_an_account_here()
    {
        using var http = With(system.Issuer.Token("ken", "Ken Impostor", "staff"));
        (await http.AskAsync("/api/auth/me")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await system.PublishedAsync("ken"))!.Name.ShouldBe("Ken Tse");
    }

    [Fact]
    public async Task Token_for_somebody_else_or_with_another_signature_is_refused()
    {
        using var forOther = With(system.Issuer.Token("outside-1", "Name", "client", audience: "other-product"));
        (await forOther.AskAsync("/api/auth/me")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var forged = With(system.Issuer.Token("outside-1", "Name", "staff", forgedWith: key));
        (await forged.AskAsync("/api/auth/me")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        using var badId = With(system.Issuer.Token("an id with spaces", "Name", "client"));
        (await badId.AskAsync("/api/auth/me")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Disabled_person_of_an_issuer_is_refused()
    {
        using var http = With(system.Issuer.Token("leaver-1", "Lena Leaver", "client"));
        using var elsewhere = Browser.Program(system.Second, system.Issuer.Token("leaver-1", "Lena Leaver", "client"));
        (await http.AskAsync("/api/auth/me")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await elsewhere.AskAsync("/api/auth/me")).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var ken = await Browser.SignedInAsync(system.First, "ken");
        (await (await ken.PatchAsync("/api/people/leaver-1", new UpdatePersonRequest(Password: "a-password-here"))).CodeAsync()).ShouldBe("invalid_request");
        (await ken.PatchAsync("/api/people/leaver-1", new UpdatePersonRequest(Enabled: false))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await http.AskAsync("/api/auth/me")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        await Testing.Eventually.IsAsync("out at the other gateway", () => elsewhere.StatusAsync("/api/auth/me"), seen => seen == HttpStatusCode.Unauthorized);
    }

    private Browser With(string token) => Browser.Program(system.First, token);
}
