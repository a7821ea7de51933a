using Calling.Contracts.Calls;
using Calling.Contracts.Hub;
using Microsoft.AspNetCore.SignalR;

namespace Calling.Signaling.Calls;

/// <summary>
/// Tells people what changed, on whatever node their devices are. At most once: who misses a message learns it from the next snapshot,
/// so a backplane that is away must not fail a command that is committed.
/// </summary>
internal sealed partial class CallNotices(IHubContext<CallingHub, ICallingClient> hub, ILogger<CallNotices> logger)
{
    public async Task TellBothAsync(Call call)
    {
        await TellAsync(call, CallSide.Callee);
        await TellAsync(call, CallSide.Caller);
    }

    public async Task SignalsArrivedAsync(Call call, CallSide to, SignalsArrived arrived)
    {
        if (call[to].Device is not { } device) return;
        await TryAsync(call.Id, () => hub.Clients.Group(HubGroups.Device(call[to].Id, device)).SignalsArrived(arrived));
    }

    private async Task TellAsync(Call call, CallSide side) =>
        await TryAsync(call.Id, () => hub.Clients.User(call[side].Id.Value).CallChanged(call.For(side)));

    private async Task TryAsync(CallId call, Func<Task> send)
    {
        try
        {
            await send();
        }
        catch (Exception exception)
        {
            LogNotTold(exception, call);
        }
    }

    [LoggerMessage(LogLevel.Warning, "People of call {CallId} were not told of a change; their next snapshot has it.")]
    private partial void LogNotTold(Exception exception, CallId callId);
}
