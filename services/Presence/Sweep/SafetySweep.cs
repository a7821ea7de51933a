using Calling.Contracts.People;
using Calling.Presence.Telemetry;
using Calling.ServiceDefaults.Work;
using Microsoft.Extensions.Options;

namespace Calling.Presence.Sweep;

/// <summary>
/// Looks at everybody who is shown as there again, at start and then by the clock, so that nothing that got lost leaves anybody stuck. It also
/// remembers who was there: when Redis lost its data, those who left meanwhile are in no set of it, and those who watch them still see them.
/// </summary>
internal sealed class SafetySweep(
    IPresenceStore store, Settling settling, PresenceMetrics metrics, IOptions<PresenceOptions> options, TimeProvider clock, ILogger<SafetySweep> logger)
    : RepeatedWork(clock, logger)
{
    private IReadOnlyCollection<UserId> _before = [];

    protected override async Task<TimeSpan> DoAsync(CancellationToken stopping)
    {
        var reachable = await store.ReachableAsync();
        metrics.Reachable(reachable.Count);
        var now = Clock.GetUtcNow();
        // Not at once: devices that live renew their leases first.
        await store.MakeDueAsync([.. _before.Except(reachable)], now + settling.Length, nudge: false);
        _before = reachable;
        var every = options.Value.SafetySweepEvery;
        if (await store.IsFirstToSweepAsync(0.8 * every)) await store.MakeDueAsync(reachable, now, nudge: false);
        return every;
    }
}
