using Calling.Contracts.Events;
using Calling.Contracts.People;
using Calling.Presence.Sweep;
using MassTransit;

namespace Calling.Presence.Events;

/// <summary>A call began or ended: both people are computed again. The truth is Signaling's claim; this only says when to look.</summary>
internal sealed class CallNudges(IPresenceStore store, TimeProvider clock) : IConsumer<CallStarted>, IConsumer<CallEnded>
{
    public Task Consume(ConsumeContext<CallStarted> context) => NudgeAsync(context.Message.CallerId, context.Message.CalleeId);

    public Task Consume(ConsumeContext<CallEnded> context) => NudgeAsync(context.Message.Caller.Id, context.Message.Callee.Id);

    private Task NudgeAsync(params UserId[] people) => store.MakeDueAsync(people, clock.GetUtcNow(), nudge: true);
}
