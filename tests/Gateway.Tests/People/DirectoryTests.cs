using System.Net;
using Calling.Contracts;
using Calling.Contracts.People;
using Calling.Contracts.Presence;
using Calling.Gateway.Data;
using Calling.Gateway.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;

namespace Calling.Gateway.Tests.People;

/// <summary>A gateway with 10,000 people of whom some are reachable.</summary>
public sealed class LargeDirectory(TestSystem system) : IAsyncLifetime
{
    public const int People = 10_000;

    public GatewayNode Node { get; private set; } = null!;

    public TestSystem System => system;

    public async ValueTask InitializeAsync()
    {
        Node = await system.StartAsync(("ConnectionStrings:accounts", await system.MigratedDatabaseAsync()));
        await using var scope = Node.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AccountsDb>().Database.ExecuteSqlAsync(
            $"""
             INSERT INTO accounts (id, user_name, normalized_user_name, name, role, enabled, version, lockout_enabled, access_failed_count)
             SELECT format('many-%s', n), format('many-%s', n), format('MANY-%s', n), format('Person %s', lpad(n::text, 5, '0')), 'user', n <> 77, 1, true, 0
             FROM generate_series(1, {People}) n
             """);
        await ShowAsync("many-9000", PresenceStatus.Online, 1);
        await ShowAsync("many-5000", PresenceStatus.Busy, 4);
        await ShowAsync("many-7000", PresenceStatus.Away, 2);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task ShowAsync(string id, PresenceStatus status, int rank)
    {
        await Node.Redis.HashSetAsync(PresenceKeys.Shown(new UserId(id)), [new HashEntry("status", Wire.Name(status)), new HashEntry("version", 3)]);
        await Node.Redis.SortedSetAddAsync(PresenceKeys.Reachable, id, rank);
    }
}

[Trait("Category", "Integration")]
public sealed class DirectoryTests(LargeDirectory directory) : IClassFixture<LargeDirectory>
{
    /// <summary>john_doe, jane_smith and all but the disabled one of the many.</summary>
    private const int Enabled = LargeDirectory.People - 1 + 2;

    [Fact]
    public async Task Admin_sees_everybody_but_themselves_reachable_people_first_then_by_name()
    {
        using var ken = await KenAsync();
        var page = await ken.GetAsync<DirectoryPage>("/api/directory?limit=6");
        page.Total.ShouldBe(Enabled);
        page.Items.Select(entry => entry.Id.Value).ShouldBe(["many-9000", "many-7000", "many-5000", "jane_smith", "john_doe", "many-1"]);
        page.Items.Take(4).Select(entry => entry.Presence.Status)
            .ShouldBe([PresenceStatus.Online, PresenceStatus.Away, PresenceStatus.Busy, PresenceStatus.Offline]);
    }

    [Fact]
    public async Task All_pages_together_are_everybody_once()
    {
        using var ken = await KenAsync();
        var seen = new List<UserId>();
        string? cursor = null;
        do
        {
            var page = await ken.GetAsync<DirectoryPage>($"/api/directory?limit=200&cursor={cursor}");
            seen.AddRange(page.Items.Select(entry => entry.Id));
            cursor = page.Next;
        }
        while (cursor is not null);

        seen.Count.ShouldBe(Enabled);
        seen.Distinct().Count().ShouldBe(Enabled);
    }

    [Theory]
    [InlineData("person 0432", 10)]
    [InlineData("many-43", 111)]
    [InlineData("DOE", 1)]
    [InlineData("john_", 1)]
    [InlineData("%", 0)]
    [InlineData("ma_y", 0)]
    [InlineData("ken", 0)]
    public async Task Search_finds_parts_of_names_and_ids_and_takes_signs_as_they_are(string search, int total)
    {
        using var ken = await KenAsync();
        (await ken.GetAsync<DirectoryPage>($"/api/directory?search={Uri.EscapeDataString(search)}")).Total.ShouldBe(total);
    }

    [Fact]
    public async Task Only_those_with_a_status_when_asked_so()
    {
        using var ken = await KenAsync();
        (await ken.GetAsync<DirectoryPage>("/api/directory?status=online")).Items.Single().Id.ShouldBe(new UserId("many-9000"));
        (await ken.GetAsync<DirectoryPage>("/api/directory?status=offline")).Total.ShouldBe(Enabled - 3);
        (await ken.GetAsync<DirectoryPage>("/api/directory?status=do-not-disturb")).Total.ShouldBe(0);
    }

    [Fact]
    public async Task Admin_sees_disabled_people_when_asked_so_and_a_user_may_not_ask()
    {
        using var ken = await KenAsync();
        (await ken.GetAsync<DirectoryPage>("/api/directory?includeDisabled=true&search=many-77")).Items.ShouldContain(entry => entry.Id.Value == "many-77" && !entry.Enabled);
        using var john = await Browser.SignedInAsync(directory.Node, "john_doe");
        (await john.StatusAsync("/api/directory?includeDisabled=true")).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task User_sees_admins_only()
    {
        using var john = await Browser.SignedInAsync(directory.Node, "john_doe");
        var page = await john.GetAsync<DirectoryPage>("/api/directory");
        page.Items.Single().Id.ShouldBe(new UserId("ken"));
        (await john.GetAsync<DirectoryPage>("/api/directory?search=many")).Total.ShouldBe(0);
    }

    [Fact]
    public async Task Where_everybody_calls_everybody_a_user_sees_all()
    {
        var node = await directory.System.StartAsync(("Calling:Policy", "Everyone"));
        using var john = await Browser.SignedInAsync(node, "john_doe");
        (await john.GetAsync<DirectoryPage>("/api/directory?search=jane_smith")).Total.ShouldBe(1);
    }

    [Theory]
    [InlineData("cursor=nonsense")]
    [InlineData("cursor=e30")]
    [InlineData("limit=0")]
    [InlineData("limit=201")]
    [InlineData("limit=many")]
    [InlineData("status=sleepy")]
    public async Task Bad_query_is_refused(string query)
    {
        using var ken = await KenAsync();
        var response = await ken.AskAsync($"/api/directory?{query}");
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.CodeAsync()).ShouldBe("invalid_request");
    }

    private Task<Browser> KenAsync() => Browser.SignedInAsync(directory.Node, "ken");
}
