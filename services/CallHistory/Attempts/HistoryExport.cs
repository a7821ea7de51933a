using System.Globalization;
using System.Text;
using Calling.CallHistory.Data;
using Calling.Contracts;

namespace Calling.CallHistory.Attempts;

/// <summary>All attempts as CSV. Read in chunks, each a short transaction: a slow reader holds no connection, and memory stays small.</summary>
internal static class HistoryExport
{
    public const int Chunk = 1000;

    /// <param name="read">Reads the next chunk of ids lower than the given one.</param>
    public static async Task WriteAsync(Stream stream, Func<Guid?, Task<List<Attempt>>> read, CancellationToken cancel)
    {
        var text = new StringBuilder();
        text.AppendRecord(
            "call_id", "caller_id", "caller_name", "callee_id", "callee_name", "type", "outcome", "cause",
            "started_at", "ringing_at", "answered_at", "connected_at", "ended_at", "duration_seconds");
        Guid? last = null;
        List<Attempt> rows;
        do
        {
            // The first chunk is read before a byte is sent, so that a store that is away is still a typed error.
            rows = await read(last);
            foreach (var row in rows) Append(text, row);
            await stream.WriteAsync(Encoding.UTF8.GetBytes(text.ToString()), cancel);
            text.Clear();
            if (rows.Count > 0) last = rows[^1].CallId;
        }
        while (rows.Count == Chunk);
    }

    private static void Append(StringBuilder text, Attempt row) => text.AppendRecord(
        row.CallId.ToString("D"),
        row.CallerId,
        row.CallerName,
        row.CalleeId,
        row.CalleeName,
        Wire.Name(row.Type),
        Wire.Name(row.Outcome),
        Wire.Name(row.Cause),
        Time(row.StartedAt),
        Time(row.RingingAt),
        Time(row.AnsweredAt),
        Time(row.ConnectedAt),
        Time(row.EndedAt),
        row.DurationSeconds.ToString(CultureInfo.InvariantCulture));

    private static string? Time(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
