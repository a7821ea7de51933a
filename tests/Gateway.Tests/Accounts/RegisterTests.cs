using System.Net;
using Calling.Contracts.People;
using Calling.Gateway.Tests.Hosting;

namespace Calling.Gateway.Tests.Accounts;

[Trait("Category", "Integration")]
public sealed class RegisterTests(TestSystem system)
{
    [Fact]
    public async Task Who_registers_is_signed_in_as_a_user_and_is_published()
    {
        using var browser = new Browser(system.First.Address);
        var response = await browser.PostAsync("/api/auth/register", new RegisterRequest("Nora.New", "Nora New", "long-enough-1"));
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await browser.GetAsync<Me>("/api/auth/me")).ShouldBe(new Me(new UserId("nora.new"), "Nora New", Role.User));
        (await system.PublishedAsync("nora.new")).ShouldBe(new Person(new UserId("nora.new"), "Nora New", Role.User));
    }

    [Theory]
    [InlineData("ab", "Name", "long-enough-1")]
    [InlineData("with space", "Name", "long-enough-1")]
    [InlineData("pipe|pipe", "Name", "long-enough-1")]
    [InlineData("fine-name", " ", "long-enough-1")]
    [InlineData("fine-name", "Name", "short")]
    [InlineData("fine-name", "Name", "aaaaaaaaaaaa")]
    public async Task What_the_rules_refuse_is_told(string userName, string name, string password)
    {
        using var browser = new Browser(system.First.Address);
        var response = await browser.PostAsync("/api/auth/register", new RegisterRequest(userName, name, password));
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.CodeAsync()).ShouldBe("invalid_request");
    }

    [Fact]
    public async Task Of_many_who_want_the_same_name_at_once_one_gets_it()
    {
        using var first = new Browser(system.First.Address);
        using var second = new Browser(system.Second.Address);
        var responses = await Task.WhenAll(Enumerable.Range(0, 6).Select(n =>
            (n % 2 == 0 ? first : second).PostAsync("/api/auth/register", new RegisterRequest(n < 3 ? "wanted" : "WANTED", "Wanted", "long-enough-1"))));
        responses.Count(response => response.IsSuccessStatusCode).ShouldBe(1);
        foreach (var refused in responses.Where(response => !response.IsSuccessStatusCode))
            (await refused.CodeAsync()).ShouldBe("name_taken");
    }

    [Fact]
    public async Task Closed_registration_says_so()
    {
        var node = await system.StartAsync(("Calling:Accounts:RegistrationOpen", "false"));
        using var browser = new Browser(node.Address);
        var response = await browser.PostAsync("/api/auth/register", new RegisterRequest("late-comer", "Late", "long-enough-1"));
        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await response.CodeAsync()).ShouldBe("registration_closed");
    }

    [Fact]
    public async Task In_production_only_the_first_admin_exists_and_no_demo_password_is_told()
    {
        var node = await system.StartAsync(
            ("environment", "Production"),
            ("ConnectionStrings:accounts", await system.MigratedDatabaseAsync()),
            ("Calling:Issuers:0:Authority", "https://issuer.example.com"),
            ("Calling:Accounts:FirstAdmin:UserName", "Root.Admin"),
            ("Calling:Accounts:FirstAdmin:Name", "First Admin"),
            ("Calling:Accounts:FirstAdmin:Password", "only-for-the-test"));
        using var browser = new Browser(node.Address);
        var options = await browser.GetAsync<ClientOptions>("/api/auth/options");
        (options.RegistrationOpen, options.DemoUserNames.Count, options.DemoPassword).ShouldBe((false, 0, null));
        (await browser.PostAsync("/api/auth/login", new LoginRequest("ken", TestSystem.Password))).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await browser.LoginAsync("root.admin", "only-for-the-test")).User.Role.ShouldBe(Role.Admin);
        (await browser.GetAsync<DirectoryPage>("/api/directory")).Total.ShouldBe(0);
    }
}
