namespace Calling.Signaling.Outbox;

/// <param name="Id">Position in the stream.</param>
/// <param name="Type">Name of the event's type in Contracts.</param>
/// <param name="Trace">W3C traceparent of the command that caused it; empty when there was none.</param>
internal sealed record OutboxEntry(string Id, string Type, string Body, string Trace);

/// <summary>Events that are committed and not yet confirmed by RabbitMQ, oldest first.</summary>
internal interface IOutbox
{
    /// <summary>Becomes, or stays, the one relay that publishes: order per call needs one hand. Another takes over when it dies.</summary>
    Task<bool> HoldRelayAsync(string node, TimeSpan lease);

    Task<IReadOnlyList<OutboxEntry>> ReadAsync(int most);

    Task RemoveAsync(IReadOnlyCollection<OutboxEntry> published);

    /// <summary>Length, and when the oldest entry was committed.</summary>
    Task<(long Length, DateTimeOffset? Oldest)> MeasureAsync();

    Task<long> CountLiveCallsAsync();
}
