using Calling.CallHistory.Data;
using Calling.CallHistory.Messaging;
using Calling.CallHistory.Missed;
using Calling.CallHistory.Telemetry;
using Calling.Contracts.Events;
using Calling.Contracts.People;
using MassTransit;

namespace Calling.CallHistory.Attempts;

/// <summary>Writes the record of each attempt and, in the same transaction, what the callee missed.</summary>
internal sealed class CallEndedConsumer(
    HistoryWriter writer, PersonDirectory people, MissedNotices notices, HistoryMetrics metrics) : IConsumer<Batch<CallEnded>>
{
    public Task Consume(ConsumeContext<Batch<CallEnded>> context) =>
        context.Message.WriteAsync(calls => WriteAsync(calls, context.CancellationToken));

    private async Task WriteAsync(IReadOnlyList<CallEnded> calls, CancellationToken cancel)
    {
        var known = await people.FindAsync([.. calls.SelectMany(call => new[] { call.Caller.Id, call.Callee.Id })]);
        bool IsAdmin(UserId id) => known.TryGetValue(id, out var person) && person.Role is Role.Admin;
        var written = await writer.WriteAsync(
            [.. calls.Select(call => Attempt.From(call, IsAdmin))],
            [.. calls.Select(call => MissedEntry.From(call, IsAdmin)).OfType<MissedEntry>()],
            cancel);
        metrics.Written(calls, written.Attempts);
        await notices.ResolvedAsync(written.Resolved);
    }
}
