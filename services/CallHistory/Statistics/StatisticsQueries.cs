using Calling.CallHistory.Data;
using Calling.Contracts.History;
using Calling.Contracts.People;
using Microsoft.EntityFrameworkCore;

namespace Calling.CallHistory.Statistics;

/// <summary>Sums over the last days (UTC), today included: a range of the primary key, read once.</summary>
internal static class StatisticsQueries
{
    public static async Task<StatisticsAnswer> StatisticsAsync(this HistoryContext context, DateOnly today, int days, CancellationToken cancel)
    {
        var first = today.AddDays(1 - days);
        var from = TimeIds.First(new DateTimeOffset(first.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero));
        var found = (await DaysAsync(context, from, cancel)).ToDictionary(day => day.Day);
        // A day without calls is a day of the chart too.
        var all = Enumerable.Range(0, days).Select(first.AddDays)
            .Select(day => found.GetValueOrDefault(day) ?? new DayStatistics(day, 0, 0, 0, 0, 0, 0, 0, null, null));
        return new StatisticsAnswer([.. all], await AdminsAsync(context, from, cancel));
    }

    private static Task<List<DayStatistics>> DaysAsync(HistoryContext context, Guid from, CancellationToken cancel) =>
        context.Database.SqlQuery<DayStatistics>(
            $"""
             SELECT (started_at AT TIME ZONE 'UTC')::date AS "Day",
               count(*)::int AS "Calls",
               (count(*) FILTER (WHERE outcome = 'completed'))::int AS "Completed",
               (count(*) FILTER (WHERE outcome = 'missed'))::int AS "Missed",
               (count(*) FILTER (WHERE outcome = 'declined'))::int AS "Declined",
               (count(*) FILTER (WHERE outcome = 'cancelled'))::int AS "Cancelled",
               (count(*) FILTER (WHERE outcome = 'failed'))::int AS "Failed",
               (count(*) FILTER (WHERE outcome = 'dropped'))::int AS "Dropped",
               percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM answered_at - started_at)::float8)
                 FILTER (WHERE answered_at IS NOT NULL) AS "MedianSecondsToAnswer",
               percentile_cont(0.5) WITHIN GROUP (ORDER BY duration_seconds::float8)
                 FILTER (WHERE outcome IN ('completed', 'dropped')) AS "MedianDurationSeconds"
             FROM call_attempts WHERE call_id >= {from} GROUP BY 1
             """).ToListAsync(cancel);

    /// <summary>Answered and missed are calls to the admin; talking counts on either side.</summary>
    private static async Task<IReadOnlyList<AdminStatistics>> AdminsAsync(HistoryContext context, Guid from, CancellationToken cancel)
    {
        var rows = await context.Database.SqlQuery<AdminSums>(
            $"""
             SELECT id AS "Id", max(name) AS "Name", sum(answered)::int AS "Answered", sum(missed)::int AS "Missed", sum(talked)::int AS "TalkSeconds"
             FROM (
               SELECT callee_id AS id, callee_name AS name, (answered_at IS NOT NULL)::int AS answered,
                 (outcome IN ('missed', 'cancelled'))::int AS missed, duration_seconds AS talked
               FROM call_attempts WHERE call_id >= {from} AND callee_is_admin
               UNION ALL
               SELECT caller_id, caller_name, 0, 0, duration_seconds FROM call_attempts WHERE call_id >= {from} AND caller_is_admin) AS sides
             GROUP BY id ORDER BY 3 DESC, 2
             """).ToListAsync(cancel);
        return [.. rows.Select(row => new AdminStatistics(new PersonRef(new UserId(row.Id), row.Name), row.Answered, row.Missed, row.TalkSeconds))];
    }

    private sealed record AdminSums(string Id, string Name, int Answered, int Missed, int TalkSeconds);
}
