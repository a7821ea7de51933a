using System.Diagnostics.Metrics;
using Calling.Contracts;
using Calling.Contracts.Calls;
using Calling.Signaling.Calls;

namespace Calling.Signaling.Telemetry;

/// <summary>What is worth watching of calls. Durations in seconds; tags are enums only.</summary>
internal sealed class CallMetrics
{
    public const string MeterName = "Calling.Signaling";

    private static readonly InstrumentAdvice<double> s_seconds = new() { HistogramBucketBoundaries = [0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5, 10, 20, 30, 60] };

    private readonly Counter<long> _started;
    private readonly Counter<long> _ended;
    private readonly Histogram<double> _setup;
    private readonly Histogram<double> _ring;

    public CallMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _started = meter.CreateCounter<long>("calling.calls.started", "{call}", "Attempts to call.");
        _ended = meter.CreateCounter<long>("calling.calls.ended", "{call}", "Attempts that ended, by outcome.");
        _setup = meter.CreateHistogram("calling.call.setup.duration", "s", "From the answer to the first media.", advice: s_seconds);
        _ring = meter.CreateHistogram("calling.call.ring.duration", "s", "From the click to the answer.", advice: s_seconds);
    }

    public void Started(Call call)
    {
        _started.Add(1, new KeyValuePair<string, object?>("type", Wire.Name(call.Type)));
        if (!call.IsLive) CountEnd(call);
    }

    public void Changed(Call before, Call next)
    {
        if (before.AnsweredAt is null && next.AnsweredAt is { } answered) _ring.Record((answered - next.StartedAt).TotalSeconds);
        if (before.ConnectedAt is null && next is { ConnectedAt: { } connected, AnsweredAt: { } from }) _setup.Record((connected - from).TotalSeconds);
        if (!next.IsLive) CountEnd(next);
    }

    private void CountEnd(Call call) => _ended.Add(1, new KeyValuePair<string, object?>("outcome", Wire.Name(call.Outcome ?? CallOutcome.Failed)));
}
