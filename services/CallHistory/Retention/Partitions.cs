using Calling.CallHistory.Data;
using Microsoft.EntityFrameworkCore;

namespace Calling.CallHistory.Retention;

/// <summary>Months of <c>call_attempts</c>. Works as the owner of the table: whoever asks holds the lock of the retention.</summary>
internal static class Partitions
{
    public static async Task<IReadOnlyList<Month>> MonthsAsync(this HistoryContext context, CancellationToken cancel)
    {
        var names = await context.Database.SqlQuery<string>(
            $"""
             SELECT c.relname::text AS "Value" FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
             WHERE i.inhparent = 'call_attempts'::regclass ORDER BY 1
             """).ToListAsync(cancel);
        return [.. names.Select(Month.FromPartition).OfType<Month>()];
    }

    /// <summary>Rows that fell into the safety net before the month was made move into it; otherwise PostgreSQL would refuse to attach it.</summary>
    public static async Task MakeAsync(this HistoryContext context, Month month, CancellationToken cancel)
    {
        var (table, from, to) = (month.Partition, month.FirstId, month.Next.FirstId);
        // Names and borders cannot be parameters; they are made of numbers of ours.
        await context.RunAsync(
            $"""
             CREATE TABLE {table} (LIKE call_attempts INCLUDING DEFAULTS INCLUDING CONSTRAINTS);
             LOCK TABLE call_attempts IN SHARE ROW EXCLUSIVE MODE;
             WITH moved AS (DELETE FROM call_attempts_default WHERE call_id >= '{from}' AND call_id < '{to}' RETURNING *)
             INSERT INTO {table} SELECT * FROM moved;
             ALTER TABLE call_attempts ATTACH PARTITION {table} FOR VALUES FROM ('{from}') TO ('{to}')
             """,
            cancel);
    }

    public static Task DropAsync(this HistoryContext context, Month month, CancellationToken cancel) =>
        context.RunAsync($"DROP TABLE {month.Partition}", cancel);

    public static Task<int> EmptySafetyNetAsync(this HistoryContext context, DateTimeOffset before, CancellationToken cancel)
    {
        var border = TimeIds.First(before);
        return context.Database.ExecuteSqlAsync($"DELETE FROM call_attempts_default WHERE call_id < {border}", cancel);
    }

    private static Task<int> RunAsync(this HistoryContext context, string sql, CancellationToken cancel) =>
        context.Database.ExecuteSqlRawAsync(sql, cancel);
}
