using System.Net;
using Calling.Contracts.People;
using Calling.Gateway.Tests.Hosting;

namespace Calling.Gateway.Tests.People;

[Trait("Category", "Integration")]
public sealed class PeopleTests(TestSystem system)
{
    [Fact]
    public async Task Admin_makes_and_changes_people_and_services_know_at_once()
    {
        using var ken = await Browser.SignedInAsync(system.First, "ken");
        var made = await ken.PostAsync("/api/people", new CreatePersonRequest("Made.By.Ken", "Made By Ken", TestSystem.Password, Role.User));
        made.StatusCode.ShouldBe(HttpStatusCode.Created);
        var id = new UserId("made.by.ken");
        (await system.PublishedAsync(id.Value)).ShouldBe(new Person(id, "Made By Ken", Role.User));
        (await ken.PatchAsync($"/api/people/{id}", new UpdatePersonRequest(Name: "Renamed", Role: Role.Admin))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await system.PublishedAsync(id.Value)).ShouldBe(new Person(id, "Renamed", Role.Admin));
        using var made2 = await Browser.SignedInAsync(system.Second, "made.by.ken");
        (await made2.GetAsync<Me>("/api/auth/me")).Role.ShouldBe(Role.Admin);
    }

    [Fact]
    public async Task User_may_not_make_people_and_strangers_are_asked_to_sign_in()
    {
        var request = new CreatePersonRequest("not-made", "Not Made", TestSystem.Password, Role.Admin);
        using var john = await Browser.SignedInAsync(system.First, "john_doe");
        (await (await john.PostAsync("/api/people", request)).CodeAsync()).ShouldBe("forbidden");
        using var stranger = new Browser(system.First.Address);
        (await (await stranger.PostAsync("/api/people", request)).CodeAsync()).ShouldBe("unauthenticated");
    }

    [Fact]
    public async Task Admin_cannot_lock_themselves_out()
    {
        using var ken = await Browser.SignedInAsync(system.First, "ken");
        (await (await ken.PatchAsync("/api/people/ken", new UpdatePersonRequest(Enabled: false))).CodeAsync()).ShouldBe("forbidden");
        (await (await ken.PatchAsync("/api/people/ken", new UpdatePersonRequest(Role: Role.User))).CodeAsync()).ShouldBe("forbidden");
    }

    [Fact]
    public async Task Unknown_person_taken_name_and_bad_values_are_told()
    {
        using var ken = await Browser.SignedInAsync(system.First, "ken");
        (await (await ken.PatchAsync("/api/people/nobody", new UpdatePersonRequest(Name: "X"))).CodeAsync()).ShouldBe("unknown_person");
        (await (await ken.PatchAsync("/api/people/bad id", new UpdatePersonRequest(Name: "X"))).CodeAsync()).ShouldBe("invalid_request");
        (await (await ken.PostAsync("/api/people", new CreatePersonRequest("JOHN_DOE", "John", TestSystem.Password, Role.User))).CodeAsync()).ShouldBe("name_taken");
        (await (await ken.PatchAsync("/api/people/john_doe", new UpdatePersonRequest(Password: "short"))).CodeAsync()).ShouldBe("invalid_request");
    }
}
