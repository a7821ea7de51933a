using MassTransit;

namespace Calling.CallHistory.Messaging;

internal static class Batches
{
    /// <summary>
    /// Writes the whole batch at once. When a fact in it is at fault, each is written on its own and the bad ones are marked, so that none
    /// suffers for another.
    /// </summary>
    public static async Task WriteAsync<TMessage>(this Batch<TMessage> batch, Func<IReadOnlyList<TMessage>, Task> write) where TMessage : class
    {
        try
        {
            await write([.. batch.Select(context => context.Message)]);
        }
        catch (Exception exception) when (!Blame.IsStore(exception))
        {
            foreach (var context in batch) await WriteAloneAsync(context, write);
        }
    }

    private static async Task WriteAloneAsync<TMessage>(ConsumeContext<TMessage> context, Func<IReadOnlyList<TMessage>, Task> write) where TMessage : class
    {
        try
        {
            await write([context.Message]);
        }
        catch (Exception exception) when (!Blame.IsStore(exception))
        {
            context.ReceiveContext.GetOrAddPayload(() => new UnwritableException(exception));
        }
    }
}
