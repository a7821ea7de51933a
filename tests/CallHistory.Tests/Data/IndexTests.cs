using System.Data.Common;
using Calling.CallHistory.Attempts;
using Calling.CallHistory.Data;
using Calling.CallHistory.Inbox;
using Calling.CallHistory.Paging;
using Calling.CallHistory.Retention;
using Calling.CallHistory.Tests.Hosting;
using Calling.Contracts.Calls;
using Calling.Contracts.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Calling.CallHistory.Tests.Data;

/// <summary>Many rows of many people, in a database of their own.</summary>
public sealed class ManyRows(HistorySystem system) : IAsyncLifetime
{
    private ServiceProvider? _services;

    public IServiceProvider Services => _services ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync()
    {
        _services = await Store.CreateAsync(system.Postgres, "indexes");
        await using var scope = _services.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<HistoryContext>();
        var database = context.Database;
        database.SetCommandTimeout(TimeSpan.FromMinutes(1));
        await using var transaction = await database.BeginTransactionAsync();
        await context.MakeAsync(Month.Of(Facts.Now), CancellationToken.None);
        var first = TimeIds.First(Facts.Now).ToString("D")[..14];
        await database.ExecuteSqlAsync(
            $"""
             INSERT INTO call_attempts
             SELECT ({first} || '7' || lpad(to_hex(n), 3, '0') || '-8000-' || lpad(to_hex(n), 12, '0'))::uuid,
               'many-' || n % 500, 'Many', false, 'many-' || (n * 7 + 1) % 500, 'Many', true, 'audio',
               CASE n % 40 WHEN 0 THEN 'dropped' ELSE 'missed' END, 'no_answer',
               now(), NULL, NULL, NULL, now(), 0, '[]', NULL, NULL
             FROM generate_series(1, 4000) AS n
             """);
        await database.ExecuteSqlAsync(
            $"""
             INSERT INTO missed_calls (id, caller_id, caller_name, callee_id, callee_name, callee_is_admin, type, reason, attempted_at, state)
             SELECT call_id, caller_id, caller_name, callee_id, callee_name, true, type, 'no_answer', started_at, 2
             FROM call_attempts
             """);
        await transaction.CommitAsync();
        await database.ExecuteSqlAsync($"ANALYZE call_attempts, missed_calls");
    }

    public async ValueTask DisposeAsync()
    {
        if (_services is not null) await _services.DisposeAsync();
    }
}

/// <summary>What people wait for is read along an index, with row-level security in force.</summary>
[Collection<SystemGroup>]
[Trait("Category", "Integration")]
public sealed class IndexTests(ManyRows rows) : IClassFixture<ManyRows>
{
    private static readonly UserId s_person = new("many-7");
    private static readonly PageRequest s_page = new(null, 30);

    [Fact]
    public Task A_persons_history() => ReadsAlongAsync(context => context.List(HistoryFilter.All, s_person, null, 30), "caller_id", "callee_id");

    [Fact]
    public Task A_persons_history_from_a_cursor() =>
        ReadsAlongAsync(context => context.List(HistoryFilter.All, s_person, CallId.New(Facts.Now).Value, 30), "caller_id", "callee_id");

    [Fact]
    public Task Everybodys_history() => ReadsAlongAsync(context => context.List(HistoryFilter.All, null, null, 30), "pkey");

    [Fact]
    public Task Everybodys_history_of_an_outcome() =>
        ReadsAlongAsync(context => context.List(HistoryFilter.All with { Outcome = CallOutcome.Dropped }, null, null, 30), "");

    [Fact]
    public Task Everybodys_history_of_some_days() => ReadsAlongAsync(
        context => context.List(HistoryFilter.All with { From = Facts.Now.AddDays(-2), To = Facts.Now.AddDays(-1) }, null, null, 30), "pkey");

    [Fact]
    public Task A_persons_missed_calls() => ReadsAlongAsync(
        context => context.Missed.Where(row => row.CalleeId == s_person.Value).OrderByDescending(row => row.Id).Take(30), "missed_calls_callee");

    [Fact]
    public Task The_inbox() => ReadsAlongAsync(context => context.InboxRows(s_page, null), "missed_calls_inbox");

    [Fact]
    public Task The_inbox_from_a_cursor() => ReadsAlongAsync(
        context => context.InboxRows(s_page with { After = new Cursor(1, CallId.New(Facts.Now).Value) }, null), "missed_calls_inbox");

    private async Task ReadsAlongAsync<TRow>(Func<HistoryContext, IQueryable<TRow>> query, params string[] indexes) where TRow : class
    {
        await using var scope = rows.Services.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<HistoryContext>();
        var month = Month.Of(Facts.Now).Partition;
        await using var transaction = await context.Database.BeginTransactionAsync();
        await context.Database.ExecuteSqlAsync(
            $"SELECT set_config('role', 'calling_reader', true), set_config('calling.user_id', {s_person.Value}, true), set_config('calling.role', 'admin', true)");
        await using var command = query(context).CreateDbCommand();
        command.CommandText = $"EXPLAIN {command.CommandText}";
        command.Transaction = transaction.GetDbTransaction();
        var plan = await PlanAsync(command);
        plan.ShouldNotContain($"Seq Scan on {month}");
        plan.ShouldNotContain("Seq Scan on missed_calls");
        foreach (var index in indexes) plan.ShouldContain(index);
    }

    private static async Task<string> PlanAsync(DbCommand command)
    {
        var lines = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync()) lines.Add(reader.GetString(0));
        return string.Join('\n', lines);
    }
}
