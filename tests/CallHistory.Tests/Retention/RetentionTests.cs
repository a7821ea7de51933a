using Calling.CallHistory.Data;
using Calling.CallHistory.Retention;
using Calling.CallHistory.Tests.Hosting;
using Calling.Contracts.Calls;
using Calling.Contracts.People;
using Calling.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Calling.CallHistory.Tests.Retention;

/// <summary>Months are made ahead and old ones go, on a clock of the test.</summary>
[Collection<SystemGroup>]
[Trait("Category", "Integration")]
public sealed class RetentionTests(HistorySystem system) : IAsyncLifetime
{
    private static readonly DateTimeOffset s_start = new(2026, 11, 26, 12, 0, 0, TimeSpan.Zero);
    private static readonly Person s_john = new(new UserId("john_doe"), "John Doe", Role.User);
    private static readonly Person s_ken = new(new UserId("ken"), "Ken Tse", Role.Admin);

    private readonly FakeTimeProvider _clock = new(s_start);
    private readonly HistoryOptions _options = new();
    private ServiceProvider? _services;
    private RetentionWork? _work;

    public async ValueTask InitializeAsync()
    {
        _services = await Store.CreateAsync(system.Postgres, "retention");
        _work = new RetentionWork(
            _services.GetRequiredService<IServiceScopeFactory>(), Options.Create(_options), _clock, NullLogger<RetentionWork>.Instance);
    }

    [Fact]
    public async Task This_month_and_two_more_are_made_and_rows_of_the_safety_net_move_into_them()
    {
        var calls = new[] { s_start, s_start.AddMonths(1), s_start.AddMonths(5) };
        await WriteAsync(calls);
        await _work!.StartAsync(CancellationToken.None);
        await MonthsAreAsync(new Month(2026, 11), new Month(2026, 12), new Month(2027, 1));
        (await PlacesAsync()).ShouldBe(["call_attempts_2026_11", "call_attempts_2026_12", "call_attempts_default"]);
    }

    [Fact]
    public async Task Months_follow_the_clock_and_go_when_their_last_day_is_old_enough()
    {
        await _work!.StartAsync(CancellationToken.None);
        await MonthsAreAsync(new Month(2026, 11), new Month(2026, 12), new Month(2027, 1));
        await WriteAsync(s_start, s_start.AddMonths(1));
        // 1 December 2027 is the first day on which November 2026 is a year old as a whole.
        _clock.SetUtcNow(new DateTimeOffset(2027, 11, 30, 23, 0, 0, TimeSpan.Zero));
        await MonthsAreAsync(new(2026, 11), new(2026, 12), new(2027, 1), new(2027, 11), new(2027, 12), new(2028, 1));
        _clock.SetUtcNow(new DateTimeOffset(2027, 12, 1, 0, 30, 0, TimeSpan.Zero));
        await MonthsAreAsync(new(2026, 12), new(2027, 1), new(2027, 11), new(2027, 12), new(2028, 1), new(2028, 2));
        (await PlacesAsync()).ShouldBe(["call_attempts_2026_12"]);
    }

    [Fact]
    public async Task Missed_calls_go_after_thirty_days_and_their_notes_with_them()
    {
        await WriteAsync(s_start.AddDays(-31), s_start.AddDays(-29));
        await using var scope = _services!.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<HistoryContext>();
        await context.Database.ExecuteSqlAsync(
            $"INSERT INTO inbox_notes SELECT gen_random_uuid(), id, now(), 'ken', 'Ken', 'Called back' FROM missed_calls");
        await _work!.StartAsync(CancellationToken.None);
        await Eventually.IsAsync("the old one to go", () => context.Missed.CountAsync(), count => count == 1);
        (await context.Notes.CountAsync()).ShouldBe(1);
        (await context.Missed.SingleAsync()).AttemptedAt.ShouldBe(s_start.AddDays(-29));
    }

    public async ValueTask DisposeAsync()
    {
        if (_work is not null) await _work.StopAsync(CancellationToken.None);
        _work?.Dispose();
        if (_services is not null) await _services.DisposeAsync();
    }

    private async Task WriteAsync(params DateTimeOffset[] times)
    {
        await using var scope = _services!.CreateAsyncScope();
        var calls = times.Select(time => Facts.Missed(s_john, s_ken, time)).ToArray();
        await scope.ServiceProvider.GetRequiredService<HistoryWriter>().WriteAsync(
            [.. calls.Select(call => Attempt.From(call, _ => false))], [.. calls.Select(call => MissedEntry.From(call, _ => false)!)], CancellationToken.None);
    }

    private async Task MonthsAreAsync(params Month[] wanted)
    {
        await using var scope = _services!.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<HistoryContext>();
        await Eventually.IsAsync("the months", () => context.MonthsAsync(CancellationToken.None), months => months.SequenceEqual(wanted));
    }

    private async Task<List<string>> PlacesAsync()
    {
        await using var scope = _services!.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<HistoryContext>().Database
            .SqlQuery<string>($"""SELECT tableoid::regclass::text AS "Value" FROM call_attempts ORDER BY call_id""").ToListAsync();
    }
}
