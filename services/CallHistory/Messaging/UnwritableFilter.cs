using MassTransit;

namespace Calling.CallHistory.Messaging;

/// <summary>A fact that can never be written, whatever we wait for.</summary>
internal sealed class UnwritableException(Exception reason) : Exception($"This can never be written: {reason.Message}", reason);

/// <summary>
/// Stands around each message of the queue, outside its batch: when the batch is done, the fact that was marked in it fails alone and goes
/// to the error queue, while the others are written.
/// </summary>
internal sealed class UnwritableFilter : IFilter<ConsumeContext>
{
    public async Task Send(ConsumeContext context, IPipe<ConsumeContext> next)
    {
        await next.Send(context);
        if (context.ReceiveContext.TryGetPayload<UnwritableException>(out var reason)) throw reason;
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("unwritable");
}
