using System.Diagnostics.Metrics;
using Calling.Signaling.Hub;

namespace Calling.Signaling.Telemetry;

/// <summary>What is true now. Figures of the whole system are reported by the node that relays the outbox, so that their sum is right.</summary>
internal sealed class CallGauges
{
    private readonly TimeProvider _clock;
    private readonly Lock _gate = new();
    private (long Length, DateTimeOffset? Oldest, long Calls)? _measured;

    public CallGauges(IMeterFactory meters, LocalConnections connections, TimeProvider clock)
    {
        _clock = clock;
        var meter = meters.Create(CallMetrics.MeterName);
        meter.CreateObservableGauge("calling.calls.active", () => Of(now => now.Calls), "{call}", "Live calls of the whole system.");
        meter.CreateObservableGauge("calling.outbox.length", () => Of(now => now.Length), "{event}", "Events that RabbitMQ has not confirmed yet.");
        meter.CreateObservableGauge("calling.outbox.oldest", () => Of(Age), "s", "Age of the oldest of them.");
        meter.CreateObservableGauge("calling.connections", () => connections.Count, "{connection}", "Sockets on this node.");
    }

    public void Measured(long length, DateTimeOffset? oldest, long calls)
    {
        lock (_gate) _measured = (length, oldest, calls);
    }

    public void NotRelay()
    {
        lock (_gate) _measured = null;
    }

    private double Age((long Length, DateTimeOffset? Oldest, long Calls) now) =>
        now.Oldest is { } oldest ? Math.Max(0, (_clock.GetUtcNow() - oldest).TotalSeconds) : 0;

    private IEnumerable<Measurement<T>> Of<T>(Func<(long Length, DateTimeOffset? Oldest, long Calls), T> pick) where T : struct
    {
        lock (_gate) return _measured is { } now ? [new Measurement<T>(pick(now))] : [];
    }
}
