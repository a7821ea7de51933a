using Calling.Contracts.Calls;
using Calling.Contracts.Presence;
using Calling.Signaling.Calls;
using Microsoft.Extensions.Options;

namespace Calling.Signaling.Deadlines;

/// <summary>Looks whether the devices of a call are alive, and says when to look again: just after the first of their leases ends.</summary>
internal sealed class LeaseLook(ICallStore store, CallService calls, DeviceLeases leases, TimeProvider clock, IOptions<LeaseOptions> options)
{
    /// <summary>A look is never earlier than this after the last one.</summary>
    private static readonly TimeSpan s_atMost = TimeSpan.FromSeconds(1);

    public async Task<CallResult> DoAsync(CallId id)
    {
        if (await store.LoadAsync(id) is not { } call) return await calls.DoAsync(id, new CallCommand.LeasesChecked(true, true, null));
        var caller = await AliveUntilAsync(call.Caller);
        var callee = await AliveUntilAsync(call.Callee);
        var now = clock.GetUtcNow();
        var result = await calls.DoAsync(id, new CallCommand.LeasesChecked(caller > now, callee > now, LastProof(now, caller, callee)));
        if (result.Call is { IsLive: true }) await store.SetLeaseLookAsync(id, Next(now, caller, callee));
        return result;
    }

    /// <summary>The end of the lease of the bound device, or before the answer of the one that lives longest. Default: none is known.</summary>
    private async Task<DateTimeOffset> AliveUntilAsync(Participant participant)
    {
        var all = await leases.AllAsync(participant.Id);
        return participant.Device is { } device
            ? all.GetValueOrDefault(device)
            : all.Values.DefaultIfEmpty().Max();
    }

    /// <summary>A side that is gone gave its last sign of life one lease before its lease ended.</summary>
    private DateTimeOffset? LastProof(DateTimeOffset now, DateTimeOffset caller, DateTimeOffset callee)
    {
        var gone = new[] { caller, callee }.Where(end => end != default && end <= now).DefaultIfEmpty().Min();
        return gone == default ? null : gone - options.Value.Length;
    }

    private static DateTimeOffset Next(DateTimeOffset now, DateTimeOffset caller, DateTimeOffset callee)
    {
        var first = caller < callee ? caller : callee;
        return first > now + s_atMost ? first + TimeSpan.FromMilliseconds(50) : now + s_atMost;
    }
}
