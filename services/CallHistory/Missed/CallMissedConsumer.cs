using Calling.CallHistory.Data;
using Calling.CallHistory.Messaging;
using Calling.Contracts.Events;
using Calling.Contracts.People;
using MassTransit;

namespace Calling.CallHistory.Missed;

/// <summary>Tells the callee. The row was written with its attempt; should this event overtake that one, it is written here.</summary>
internal sealed class CallMissedConsumer(HistoryWriter writer, PersonDirectory people, MissedNotices notices) : IConsumer<Batch<CallMissed>>
{
    public Task Consume(ConsumeContext<Batch<CallMissed>> context) =>
        context.Message.WriteAsync(calls => WriteAsync(calls, context.CancellationToken));

    private async Task WriteAsync(IReadOnlyList<CallMissed> calls, CancellationToken cancel)
    {
        var known = await people.FindAsync([.. calls.Select(call => call.CalleeId)]);
        var missed = calls.Select(call => MissedEntry.From(call, known.GetValueOrDefault(call.CalleeId))).ToArray();
        var written = await writer.WriteAsync([], missed, cancel);
        await notices.MissedAsync([.. missed.Select(row => row.Id)]);
        await notices.ResolvedAsync(written.Resolved);
    }
}
