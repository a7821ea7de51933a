using System.Data.Common;
using Calling.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Calling.CallHistory.Data;

/// <summary>What a batch changed.</summary>
/// <param name="Attempts">Those that were new; the rest had been written before.</param>
/// <param name="Resolved">Missed calls that are resolved now, because the two talked.</param>
internal sealed record Written(int Attempts, IReadOnlyList<ResolvedCall> Resolved);

internal sealed record ResolvedCall(string CalleeId, bool CalleeIsAdmin);

/// <summary>
/// Writes whole batches, each in one transaction: attempts, the missed calls among them, and what they resolve. What is there already is
/// left as it is, so an event may come as often as it likes.
/// </summary>
internal sealed class HistoryWriter(HistoryAccess access)
{
    /// <summary>Two batches that concern the same two people follow each other; otherwise neither would see what resolves the other's.</summary>
    private const string LockPairs = """
        SELECT pg_advisory_xact_lock(key) FROM (
          SELECT DISTINCT hashtextextended(least(a, b) || ' ' || greatest(a, b), 0) AS key
          FROM unnest(@callers, @callees) AS pair (a, b) ORDER BY key) AS pairs
        """;

    private const string InsertAttempts = """
        INSERT INTO call_attempts (
          call_id, caller_id, caller_name, caller_is_admin, callee_id, callee_name, callee_is_admin, type, outcome, cause,
          started_at, ringing_at, answered_at, connected_at, ended_at, duration_seconds, timeline, caller_quality, callee_quality)
        SELECT * FROM unnest(
          @ids, @callers, @callerNames, @callerAdmins, @callees, @calleeNames, @calleeAdmins, @types, @outcomes, @causes,
          @started, @ringing, @answered, @connected, @ended, @durations, @timelines, @callerQualities, @calleeQualities)
        ON CONFLICT DO NOTHING
        """;

    private const string InsertMissed = """
        INSERT INTO missed_calls (
          id, caller_id, caller_name, callee_id, callee_name, callee_is_admin, type, reason, attempted_at)
        SELECT * FROM unnest(@ids, @callers, @callerNames, @callees, @calleeNames, @calleeAdmins, @types, @reasons, @attempted)
        ON CONFLICT DO NOTHING
        """;

    /// <summary>Either may have arrived first, the missed call or the talk that came after it: both ways are looked at.</summary>
    private const string Resolve = """
        WITH pairs AS (
          SELECT a, b FROM unnest(@callers, @callees) AS one (a, b) UNION SELECT b, a FROM unnest(@callers, @callees) AS other (a, b)),
        talked AS (
          SELECT m.id, (
            SELECT min(at) FROM (
              SELECT min(t.answered_at) AS at FROM call_attempts t
              WHERE t.caller_id = m.caller_id AND t.callee_id = m.callee_id AND t.outcome IN ('completed', 'dropped') AND t.answered_at > m.attempted_at
              UNION ALL
              SELECT min(t.answered_at) FROM call_attempts t
              WHERE t.caller_id = m.callee_id AND t.callee_id = m.caller_id AND t.outcome IN ('completed', 'dropped') AND t.answered_at > m.attempted_at
            ) AS later) AS at
          FROM missed_calls m JOIN pairs ON m.caller_id = pairs.a AND m.callee_id = pairs.b
          WHERE m.resolved_at IS NULL)
        UPDATE missed_calls m
        SET resolved_at = talked.at, state = 2, closed_at = coalesce(m.closed_at, talked.at)
        FROM talked WHERE m.id = talked.id AND talked.at IS NOT NULL
        RETURNING m.callee_id, m.callee_is_admin
        """;

    public Task<Written> WriteAsync(IReadOnlyList<Attempt> attempts, IReadOnlyList<MissedEntry> missed, CancellationToken cancel) => access.RecordAsync(
        async context =>
        {
            string[] callers = [.. attempts.Select(row => row.CallerId), .. missed.Select(row => row.CallerId)];
            string[] callees = [.. attempts.Select(row => row.CalleeId), .. missed.Select(row => row.CalleeId)];
            await using (var locks = Command(context, LockPairs).Texts("callers", callers).Texts("callees", callees))
                await locks.ExecuteNonQueryAsync(cancel);
            var written = attempts.Count == 0 ? 0 : await InsertAsync(context, attempts, cancel);
            if (missed.Count > 0) await InsertAsync(context, missed, cancel);
            await using var resolve = Command(context, Resolve).Texts("callers", callers).Texts("callees", callees);
            return new Written(written, await ReadResolvedAsync(resolve, cancel));
        },
        cancel);

    private static async Task<int> InsertAsync(HistoryContext context, IReadOnlyList<Attempt> rows, CancellationToken cancel)
    {
        await using var insert = Command(context, InsertAttempts)
            .Column("ids", NpgsqlDbType.Uuid, rows, row => row.CallId)
            .Texts("callers", rows.Select(row => row.CallerId))
            .Texts("callerNames", rows.Select(row => row.CallerName))
            .Column("callerAdmins", NpgsqlDbType.Boolean, rows, row => row.CallerIsAdmin)
            .Texts("callees", rows.Select(row => row.CalleeId))
            .Texts("calleeNames", rows.Select(row => row.CalleeName))
            .Column("calleeAdmins", NpgsqlDbType.Boolean, rows, row => row.CalleeIsAdmin)
            .Texts("types", rows.Select(row => Wire.Name(row.Type)))
            .Texts("outcomes", rows.Select(row => Wire.Name(row.Outcome)))
            .Texts("causes", rows.Select(row => Wire.Name(row.Cause)))
            .Column("started", NpgsqlDbType.TimestampTz, rows, row => row.StartedAt)
            .Column("ringing", NpgsqlDbType.TimestampTz, rows, row => row.RingingAt)
            .Column("answered", NpgsqlDbType.TimestampTz, rows, row => row.AnsweredAt)
            .Column("connected", NpgsqlDbType.TimestampTz, rows, row => row.ConnectedAt)
            .Column("ended", NpgsqlDbType.TimestampTz, rows, row => row.EndedAt)
            .Column("durations", NpgsqlDbType.Integer, rows, row => row.DurationSeconds)
            .Column("timelines", NpgsqlDbType.Jsonb, rows, row => row.Timeline)
            .Column("callerQualities", NpgsqlDbType.Jsonb, rows, row => row.CallerQuality)
            .Column("calleeQualities", NpgsqlDbType.Jsonb, rows, row => row.CalleeQuality);
        return await insert.ExecuteNonQueryAsync(cancel);
    }

    private static async Task InsertAsync(HistoryContext context, IReadOnlyList<MissedEntry> rows, CancellationToken cancel)
    {
        await using var insert = Command(context, InsertMissed)
            .Column("ids", NpgsqlDbType.Uuid, rows, row => row.Id)
            .Texts("callers", rows.Select(row => row.CallerId))
            .Texts("callerNames", rows.Select(row => row.CallerName))
            .Texts("callees", rows.Select(row => row.CalleeId))
            .Texts("calleeNames", rows.Select(row => row.CalleeName))
            .Column("calleeAdmins", NpgsqlDbType.Boolean, rows, row => row.CalleeIsAdmin)
            .Texts("types", rows.Select(row => Wire.Name(row.Type)))
            .Texts("reasons", rows.Select(row => Wire.Name(row.Reason)))
            .Column("attempted", NpgsqlDbType.TimestampTz, rows, row => row.AttemptedAt);
        await insert.ExecuteNonQueryAsync(cancel);
    }

    private static async Task<IReadOnlyList<ResolvedCall>> ReadResolvedAsync(NpgsqlCommand resolve, CancellationToken cancel)
    {
        var resolved = new List<ResolvedCall>();
        await using DbDataReader reader = await resolve.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel)) resolved.Add(new ResolvedCall(reader.GetString(0), reader.GetBoolean(1)));
        return resolved;
    }

    private static NpgsqlCommand Command(HistoryContext context, string sql) => new(
        sql, (NpgsqlConnection)context.Database.GetDbConnection(), (NpgsqlTransaction?)context.Database.CurrentTransaction?.GetDbTransaction());
}

/// <summary>A batch is sent as columns: one array a parameter, however many rows.</summary>
internal static class ColumnParameters
{
    public static NpgsqlCommand Texts(this NpgsqlCommand command, string name, IEnumerable<string> values)
    {
        command.Parameters.AddWithValue(name, NpgsqlDbType.Array | NpgsqlDbType.Text, values.ToArray());
        return command;
    }

    public static NpgsqlCommand Column<TRow, TValue>(
        this NpgsqlCommand command, string name, NpgsqlDbType type, IReadOnlyList<TRow> rows, Func<TRow, TValue> value)
    {
        command.Parameters.AddWithValue(name, NpgsqlDbType.Array | type, rows.Select(value).ToArray());
        return command;
    }
}
