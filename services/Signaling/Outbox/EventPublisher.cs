using System.Text.Json;
using Calling.Contracts;
using Calling.Contracts.Events;
using MassTransit;

namespace Calling.Signaling.Outbox;

/// <summary>The one place that knows how events leave for RabbitMQ.</summary>
internal interface IEventPublisher
{
    /// <summary>Returns when the broker has confirmed; throws when it did not, or when no queue wanted the event.</summary>
    Task PublishAsync(OutboxEntry entry, CancellationToken cancel);
}

/// <summary>An entry that no version of ours can read: it is set aside, or it would hold up all that follow.</summary>
internal sealed class UnreadableEventException(string type, Exception? inner = null) : Exception($"The outbox holds a {type} that cannot be read.", inner);

internal sealed class EventPublisher(IBus bus) : IEventPublisher
{
    public Task PublishAsync(OutboxEntry entry, CancellationToken cancel) => entry.Type switch
    {
        nameof(CallStarted) => SendAsync(Read<CallStarted>(entry), mandatory: true, cancel),
        // For a team's own services: that nobody listens is no loss.
        nameof(CallAnswered) => SendAsync(Read<CallAnswered>(entry), mandatory: false, cancel),
        nameof(CallEnded) => SendAsync(Read<CallEnded>(entry), mandatory: true, cancel),
        nameof(CallMissed) => SendAsync(Read<CallMissed>(entry), mandatory: true, cancel),
        _ => throw new UnreadableEventException(entry.Type),
    };

    private Task SendAsync<TEvent>(TEvent fact, bool mandatory, CancellationToken cancel) where TEvent : class, ICallEvent =>
        bus.Publish(
            fact,
            context =>
            {
                context.CorrelationId = fact.CallId.Value;
                // RabbitMQ confirms also what no queue takes, unless it is asked not to.
                if (context.TryGetPayload<RabbitMqSendContext>(out var rabbit)) rabbit.Mandatory = mandatory;
            },
            cancel);

    private static TEvent Read<TEvent>(OutboxEntry entry)
    {
        try
        {
            return JsonSerializer.Deserialize<TEvent>(entry.Body, Wire.Json) ?? throw new UnreadableEventException(entry.Type);
        }
        catch (JsonException exception)
        {
            throw new UnreadableEventException(entry.Type, exception);
        }
    }
}
