using System.Diagnostics;
using System.Text.Json;
using Calling.ServiceDefaults.Work;
using Calling.Signaling.Redis;
using Calling.Signaling.Telemetry;
using StackExchange.Redis;

namespace Calling.Signaling.Outbox;

/// <summary>
/// Carries committed events to RabbitMQ: publish, wait for the confirm, remove. At least once; one relay at a time, so the events of a call
/// keep their order. While RabbitMQ is away they wait in Redis, and nothing of them is held in memory.
/// </summary>
internal sealed partial class OutboxRelay(
    IOutbox outbox, IEventPublisher publisher, IConnectionMultiplexer redis, CallGauges gauges, TimeProvider clock, ILogger<OutboxRelay> logger)
    : RepeatedWork(clock, logger)
{
    private const int Batch = 200;

    /// <summary>How long a dead relay keeps others waiting.</summary>
    private static readonly TimeSpan s_lease = TimeSpan.FromSeconds(4);

    /// <summary>A nudge wakes the relay at once; the look by the clock finds what a lost nudge left.</summary>
    private static readonly TimeSpan s_lookEvery = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan s_publishWithin = TimeSpan.FromSeconds(10);

    private readonly string _node = $"{Environment.MachineName}:{Environment.ProcessId}:{Guid.NewGuid():N}";
    private readonly SemaphoreSlim _news = new(0, 1);
    private bool _listening;

    protected override async Task<TimeSpan> DoAsync(CancellationToken stopping)
    {
        await ListenAsync();
        if (!await outbox.HoldRelayAsync(_node, s_lease))
        {
            gauges.NotRelay();
            return s_lookEvery;
        }

        var entries = await outbox.ReadAsync(Batch);
        if (entries.Count > 0) await PublishAsync(entries, stopping);
        var (length, oldest) = await outbox.MeasureAsync();
        gauges.Measured(length, oldest, await outbox.CountLiveCallsAsync());
        return entries.Count == Batch ? TimeSpan.Zero : s_lookEvery;
    }

    protected override async Task PauseAsync(TimeSpan pause, CancellationToken stopping)
    {
        try
        {
            await _news.WaitAsync(pause, stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The service ends.
        }
    }

    private async Task PublishAsync(IReadOnlyList<OutboxEntry> entries, CancellationToken stopping)
    {
        using var within = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        within.CancelAfter(s_publishWithin);
        // Calls beside each other, the events of one call one after the other.
        var byCall = entries.GroupBy(entry => JsonDocument.Parse(entry.Body).RootElement.GetProperty("callId").GetString(), StringComparer.Ordinal);
        await Task.WhenAll(byCall.Select(async call =>
        {
            foreach (var entry in call) await PublishAsync(entry, within.Token);
        }));
    }

    private async Task PublishAsync(OutboxEntry entry, CancellationToken cancel)
    {
        using var activity = SignalingActivity.Source.StartActivity("outbox publish", ActivityKind.Producer, entry.Trace);
        try
        {
            await publisher.PublishAsync(entry, cancel);
        }
        catch (UnreadableEventException exception)
        {
            LogUnreadable(exception, entry.Type, entry.Id);
        }

        await outbox.RemoveAsync([entry]);
    }

    private async Task ListenAsync()
    {
        if (_listening) return;
        await redis.GetSubscriber().SubscribeAsync(CallKeys.OutboxNudge, (_, _) =>
        {
            // One permit is enough: the relay reads all there is.
            if (_news.CurrentCount == 0) _news.Release();
        });
        _listening = true;
    }

    public override void Dispose()
    {
        _news.Dispose();
        base.Dispose();
    }

    [LoggerMessage(LogLevel.Critical, "The outbox entry {Type} {Id} cannot be read and was set aside.")]
    private partial void LogUnreadable(Exception exception, string type, string id);
}
