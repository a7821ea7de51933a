using MassTransit;

namespace Calling.CallHistory.Messaging;

/// <summary>A fact that can never be written, whatever we wait for.</summary>
internal sealed class UnwritableException(Exception reason) : Exception($"This can never be written: {reason.Message}", reason);

/// <summary>
/// Stands around the batch: when the batch is done, the fact that was marked in it fails alone and goes to the error queue, while the
/// others of its batch are written.
/// </summary>
internal sealed class UnwritableFilter<TMessage> : IFilter<ConsumeContext<TMessage>> where TMessage : class
{
    public async Task Send(ConsumeContext<TMessage> context, IPipe<ConsumeContext<TMessage>> next)
    {
        await next.Send(context);
        if (context.ReceiveContext.TryGetPayload<UnwritableException>(out var reason)) throw reason;
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("unwritable");
}
