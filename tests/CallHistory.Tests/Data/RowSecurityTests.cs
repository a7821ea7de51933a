using System.Security.Claims;
using Calling.CallHistory.Data;
using Calling.CallHistory.Tests.Hosting;
using Calling.Contracts;
using Calling.Contracts.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Calling.CallHistory.Tests.Data;

/// <summary>PostgreSQL holds the line where a query forgets it.</summary>
[Collection<SystemGroup>]
[Trait("Category", "Integration")]
public sealed class RowSecurityTests(HistorySystem system)
{
    [Fact]
    public async Task A_query_without_any_filter_returns_only_the_rows_of_the_one_who_asks_on_one_pooled_connection()
    {
        var (john, jane, ken) = (await system.SomebodyAsync(), await system.SomebodyAsync(), await system.AdminAsync());
        await system.WriteAsync(Facts.Talked(john, ken), Facts.Missed(ken, jane), Facts.Missed(jane, ken));
        await using var services = OneConnection();
        for (var time = 0; time < 5; time++)
        {
            foreach (var person in new[] { john, jane })
            {
                (await ReadAsync(services, person, context => context.Attempts.ToListAsync()))
                    .ShouldAllBe(row => row.CallerId == person.Id.Value || row.CalleeId == person.Id.Value);
                (await ReadAsync(services, person, context => context.Missed.ToListAsync())).ShouldAllBe(row => row.CalleeId == person.Id.Value);
                (await ReadAsync(services, person, context => context.Notes.ToListAsync())).ShouldBeEmpty();
            }

            (await ReadAsync(services, jane, context => context.Attempts.CountAsync())).ShouldBe(2);
            (await ReadAsync(services, ken, context => context.Attempts.CountAsync())).ShouldBeGreaterThanOrEqualTo(3);
        }
    }

    [Fact]
    public async Task The_reader_role_without_a_person_sees_nothing_and_the_next_transaction_inherits_nothing()
    {
        var (john, ken) = (await system.SomebodyAsync(), await system.AdminAsync());
        await system.WriteAsync(Facts.Missed(john, ken));
        await using var services = OneConnection();
        await ReadAsync(services, ken, context => context.Attempts.CountAsync());

        await using var scope = services.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<HistoryContext>();
        await using var transaction = await context.Database.BeginTransactionAsync();
        (await context.Database.SqlQuery<bool>($"""SELECT current_user = session_user AS "Value" """).SingleAsync()).ShouldBeTrue();
        await context.Database.ExecuteSqlAsync($"SET LOCAL ROLE calling_reader");
        (await context.Attempts.CountAsync()).ShouldBe(0);
        (await context.Missed.CountAsync()).ShouldBe(0);
        (await context.Notes.CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_reader_writes_nothing_and_an_actor_writes_no_facts()
    {
        var ken = await system.AdminAsync();
        await using var services = OneConnection();
        await Should.ThrowAsync<PostgresException>(() => ReadAsync(services, ken, context =>
            context.Database.ExecuteSqlAsync($"UPDATE missed_calls SET seen_at = now()")));
        await using var scope = services.CreateAsyncScope();
        var access = scope.ServiceProvider.GetRequiredService<HistoryAccess>();
        await Should.ThrowAsync<PostgresException>(() => access.ActAsync(
            Principal(ken), context => context.Database.ExecuteSqlAsync($"DELETE FROM missed_calls"), CancellationToken.None));
    }

    /// <summary>As in production, where the service is no superuser.</summary>
    [Fact]
    public async Task The_plain_owner_of_the_tables_migrates_writes_and_is_held_to_the_policies_too()
    {
        var database = await system.Postgres.CreateDatabaseAsync("owned");
        var name = new NpgsqlConnectionStringBuilder(database).Database;
        await using (var admin = NpgsqlDataSource.Create(database))
        {
            await using var make = admin.CreateCommand(
                $"CREATE ROLE plain_owner LOGIN CREATEROLE PASSWORD 'secret-of-the-test'; ALTER DATABASE {name} OWNER TO plain_owner");
            await make.ExecuteNonQueryAsync();
        }

        var owned = new NpgsqlConnectionStringBuilder(database) { Username = "plain_owner", Password = "secret-of-the-test" }.ConnectionString;
        (await HistoryHost.MigrateAsync(owned)).ShouldBe(0);
        (await HistoryHost.MigrateAsync(owned)).ShouldBe(0);
        var (john, ken) = (await system.SomebodyAsync(), await system.AdminAsync());
        await using var services = OneConnection(owned);
        await using var scope = services.CreateAsyncScope();
        var access = scope.ServiceProvider.GetRequiredService<HistoryAccess>();
        var call = Facts.Missed(john, ken);
        await new HistoryWriter(access).WriteAsync([Attempt.From(call, _ => false)], [MissedEntry.From(call, _ => false)!], CancellationToken.None);

        (await access.ReadAsync(Principal(john), context => context.Attempts.CountAsync(), CancellationToken.None)).ShouldBe(1);
        var context = scope.ServiceProvider.GetRequiredService<HistoryContext>();
        (await context.Attempts.CountAsync()).ShouldBe(0);
        (await context.Missed.CountAsync()).ShouldBe(0);
    }

    private ServiceProvider OneConnection(string? database = null) => Store.Open($"{database ?? system.Database};Maximum Pool Size=1");

    private static async Task<T> ReadAsync<T>(ServiceProvider services, Person person, Func<HistoryContext, Task<T>> read)
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<HistoryAccess>().ReadAsync(Principal(person), read, CancellationToken.None);
    }

    private static ClaimsPrincipal Principal(Person person) =>
        new(new ClaimsIdentity([new Claim("sub", person.Id.Value), new Claim("name", person.Name), new Claim("role", Wire.Name(person.Role))], "test"));
}
