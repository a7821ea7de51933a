using System.Diagnostics.Metrics;
using Calling.Contracts;
using Calling.Contracts.Events;

namespace Calling.CallHistory.Telemetry;

/// <summary>Whether the record keeps up. Times in seconds; tags are enums only.</summary>
internal sealed class HistoryMetrics
{
    public const string MeterName = "Calling.CallHistory";

    /// <summary>From "at once" to a store that was away for an hour.</summary>
    private static readonly InstrumentAdvice<double> s_seconds = new() { HistogramBucketBoundaries = [0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60, 300, 900, 3600] };
    private static readonly InstrumentAdvice<int> s_sizes = new() { HistogramBucketBoundaries = [1, 2, 5, 10, 20, 50, 100] };

    private readonly Counter<long> _rows;
    private readonly Histogram<int> _batch;
    private readonly Histogram<double> _lag;
    private readonly TimeProvider _clock;

    public HistoryMetrics(IMeterFactory meters, TimeProvider clock)
    {
        _clock = clock;
        var meter = meters.Create(MeterName);
        _rows = meter.CreateCounter<long>("calling.history.rows", "{row}", "Attempts written.");
        _batch = meter.CreateHistogram("calling.history.batch.size", "{call}", "Attempts in a batch.", advice: s_sizes);
        _lag = meter.CreateHistogram("calling.history.lag", "s", "From the end of a call to its row.", advice: s_seconds);
    }

    public void Written(IReadOnlyList<CallEnded> batch, int newRows)
    {
        _rows.Add(newRows);
        _batch.Record(batch.Count);
        var now = _clock.GetUtcNow();
        foreach (var call in batch)
        {
            _lag.Record(
                Math.Max(0, (now - call.EndedAt).TotalSeconds), new KeyValuePair<string, object?>("outcome", Wire.Name(call.Outcome)));
        }
    }
}
