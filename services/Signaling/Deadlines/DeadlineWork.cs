using Calling.Contracts.Calls;
using Calling.ServiceDefaults.Work;
using Calling.Signaling.Calls;

namespace Calling.Signaling.Deadlines;

/// <summary>
/// Carries out what is due: rings that nobody answered, connections that never came, lost media, and looks at leases. Every replica takes
/// due work; compare-and-set makes it harmless to take one twice, and work whose taker died comes back. No timer of a process decides anything.
/// </summary>
internal sealed partial class DeadlineWork(
    ICallStore store, CallService calls, LeaseLook leases, TimeProvider clock, ILogger<DeadlineWork> logger) : RepeatedWork(clock, logger)
{
    private static readonly TimeSpan s_lookEvery = TimeSpan.FromMilliseconds(200);

    protected override async Task<TimeSpan> DoAsync(CancellationToken stopping)
    {
        var due = await store.TakeDueAsync(Clock.GetUtcNow());
        await Task.WhenAll(due.Select(one => CarryOutAsync(one.Kind, one.Call)));
        return due.Count > 0 ? TimeSpan.Zero : s_lookEvery;
    }

    private async Task CarryOutAsync(DeadlineKind kind, CallId call)
    {
        var result = kind switch
        {
            DeadlineKind.Ring => await calls.DoAsync(call, new CallCommand.RingExpired()),
            DeadlineKind.Connect => await calls.DoAsync(call, new CallCommand.ConnectExpired()),
            DeadlineKind.Media => await calls.DoAsync(call, new CallCommand.MediaExpired()),
            DeadlineKind.Lease => await leases.DoAsync(call),
        };
        if (result.Call is null && result.Error is { Retryable: false })
        {
            LogForgotten(kind, call);
            await store.ForgetDeadlineAsync(kind, call);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The deadline {Kind} of call {CallId} was removed: there is no such call.")]
    private partial void LogForgotten(DeadlineKind kind, CallId callId);
}
