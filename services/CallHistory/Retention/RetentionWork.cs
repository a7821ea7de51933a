using Calling.CallHistory.Data;
using Calling.ServiceDefaults.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Calling.CallHistory.Retention;

/// <summary>Makes months ahead and removes what is old enough. On every instance; a lock lets one work at a time.</summary>
internal sealed partial class RetentionWork(
    IServiceScopeFactory scopes, IOptions<HistoryOptions> options, TimeProvider clock, ILogger<RetentionWork> logger) : RepeatedWork(clock, logger)
{
    private const int MonthsAhead = 2;
    private const long Lock = 0x63616C6C696E6702;

    protected override async Task<TimeSpan> DoAsync(CancellationToken stopping)
    {
        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<HistoryContext>();
        // Nobody waits for an answer; dropping a month waits for those who read it.
        context.Database.SetCommandTimeout(TimeSpan.FromMinutes(2));
        await TendMonthsAsync(context, stopping);
        await RemoveMissedAsync(scope.ServiceProvider.GetRequiredService<HistoryAccess>(), stopping);
        return options.Value.RunEvery;
    }

    private async Task TendMonthsAsync(HistoryContext context, CancellationToken stopping)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(stopping);
        // Who would wait longer for a table would keep everybody behind it waiting; the next round tries again.
        await context.Database.ExecuteSqlAsync($"SELECT set_config('lock_timeout', '1s', true)", stopping);
        if (!await context.Database.SqlQuery<bool>($"""SELECT pg_try_advisory_xact_lock({Lock}) AS "Value" """).SingleAsync(stopping)) return;
        var there = await context.MonthsAsync(stopping);
        var month = Month.Of(Clock.GetUtcNow());
        for (var ahead = 0; ahead <= MonthsAhead; ahead++, month = month.Next)
        {
            if (there.Contains(month)) continue;
            await context.MakeAsync(month, stopping);
            LogMade(month.Partition);
        }

        var border = Clock.GetUtcNow() - options.Value.AttemptsAfter;
        foreach (var old in there.Where(old => old.Next.Start <= border))
        {
            await context.DropAsync(old, stopping);
            LogDropped(old.Partition);
        }

        await context.EmptySafetyNetAsync(border, stopping);
        await transaction.CommitAsync(stopping);
    }

    private async Task RemoveMissedAsync(HistoryAccess access, CancellationToken stopping)
    {
        var border = TimeIds.First(Clock.GetUtcNow() - options.Value.MissedAfter);
        var removed = await access.RecordAsync(context => context.Missed.Where(row => row.Id < border).ExecuteDeleteAsync(stopping), stopping);
        if (removed > 0) LogRemoved(removed);
    }

    [LoggerMessage(LogLevel.Information, "The partition {Partition} was made.")]
    private partial void LogMade(string partition);

    [LoggerMessage(LogLevel.Information, "The partition {Partition} was dropped, because its attempts are too old.")]
    private partial void LogDropped(string partition);

    [LoggerMessage(LogLevel.Information, "{Count} old missed calls were removed.")]
    private partial void LogRemoved(int count);
}
