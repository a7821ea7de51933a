using System.Diagnostics.Metrics;
using Calling.Contracts;
using Calling.Contracts.Presence;

namespace Calling.Presence.Telemetry;

/// <summary>What is worth watching of presence. Durations in seconds; tags are enums only.</summary>
internal sealed class PresenceMetrics
{
    public const string MeterName = "Calling.Presence";

    private static readonly InstrumentAdvice<double> s_seconds = new() { HistogramBucketBoundaries = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 30] };

    private readonly Counter<long> _changes;
    private readonly Histogram<double> _lag;
    private long _reachable;

    public PresenceMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _changes = meter.CreateCounter<long>("calling.presence.changes", "{change}", "Published changes, by the status that came.");
        _lag = meter.CreateHistogram("calling.presence.due.lag", "s", "From when a person was due to when a sweep took them.", advice: s_seconds);
        meter.CreateObservableGauge("calling.presence.online", () => Interlocked.Read(ref _reachable), "{person}", "People who are not shown offline.");
    }

    public void Changed(PresenceStatus status) => _changes.Add(1, new KeyValuePair<string, object?>("status", Wire.Name(status)));

    public void Swept(DateTimeOffset now, DateTimeOffset? dueAt)
    {
        if (dueAt is { } due) _lag.Record(Math.Max(0, (now - due).TotalSeconds));
    }

    /// <summary>As of the last look into Redis.</summary>
    public void Reachable(long people) => Interlocked.Exchange(ref _reachable, people);
}
