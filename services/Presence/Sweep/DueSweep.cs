using Calling.Presence.Telemetry;
using Calling.ServiceDefaults.Redis;
using Calling.ServiceDefaults.Work;
using Microsoft.Extensions.Options;

namespace Calling.Presence.Sweep;

/// <summary>Computes people who are due: at once after a nudge, and by the clock. Every replica does, and none needs another.</summary>
internal sealed class DueSweep(
    IPresenceStore store, PresenceRefresh refresh, Settling settling, PresenceMetrics metrics, IOptions<PresenceOptions> options,
    TimeProvider clock, ILogger<DueSweep> logger) : RepeatedWork(clock, logger)
{
    /// <summary>As many as one pipelined burst carries well within a command's time limit.</summary>
    private const int AtOnce = 200;

    private readonly SemaphoreSlim _nudged = new(0, 1);
    private bool _listening;

    protected override async Task<TimeSpan> DoAsync(CancellationToken stopping)
    {
        try
        {
            if (!_listening) await store.ListenAsync(Wake);
            _listening = true;
            return await SweepAsync() == AtOnce ? TimeSpan.Zero : options.Value.SweepEvery;
        }
        catch (Exception exception) when (RedisLimits.MeansLost(exception))
        {
            settling.Lost();
            throw;
        }
    }

    /// <summary>Throws nothing at the end: the loop looks itself whether it stops.</summary>
    protected override async Task PauseAsync(TimeSpan pause, CancellationToken stopping)
    {
        Task woken = _nudged.WaitAsync(pause, stopping);
        await woken.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public override void Dispose()
    {
        _nudged.Dispose();
        base.Dispose();
    }

    private async Task<int> SweepAsync()
    {
        var now = Clock.GetUtcNow();
        var taken = await store.TakeDueAsync(now, AtOnce);
        settling.Reached();
        if (taken.Count == 0) return 0;
        using var activity = PresenceActivity.Source.StartActivity("presence.sweep");
        activity?.SetTag("people", taken.Count);
        foreach (var one in taken) metrics.Swept(now, one.DueAt);
        await Task.WhenAll(taken.Select(refresh.FinishAsync));
        return taken.Count;
    }

    private void Wake()
    {
        try
        {
            if (_nudged.CurrentCount == 0) _nudged.Release();
        }
        catch (Exception exception) when (exception is SemaphoreFullException or ObjectDisposedException)
        {
            // Two nudges at the same moment wake once; one at the end wakes nobody.
        }
    }
}
