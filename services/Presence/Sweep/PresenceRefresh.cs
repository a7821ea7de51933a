using Calling.Contracts.People;
using Calling.Contracts.Presence;
using Calling.Presence.Telemetry;
using Microsoft.Extensions.Options;

namespace Calling.Presence.Sweep;

/// <summary>Computes one person: load, plan, publish, tell.</summary>
internal sealed partial class PresenceRefresh(
    IPresenceStore store, Announcements announcements, Settling settling, PresenceMetrics metrics, IOptions<PresenceOptions> options,
    TimeProvider clock, ILogger<PresenceRefresh> logger)
{
    /// <summary>Others may take the same person at the same moment; what they publish is then as new as ours.</summary>
    private const int MaxAttempts = 5;

    /// <summary>Finishes what a sweep took. Overtaken: somebody else looks, or the next sweep does.</summary>
    public async Task FinishAsync(Taken taken)
    {
        var loaded = await store.LoadAsync(taken.User);
        await PublishAsync(taken, loaded, atOnce: false);
    }

    /// <summary>Computes a person for somebody who waits for the answer.</summary>
    /// <param name="atOnce">Publish now, however short a time ago the last change was.</param>
    public async Task<PresenceView> NowAsync(UserId user, bool atOnce = false)
    {
        for (var attempt = 1; ; attempt++)
        {
            var taken = await store.TakeAsync(user, clock.GetUtcNow());
            var loaded = await store.LoadAsync(user);
            var (view, overtaken) = await PublishAsync(taken, loaded, atOnce);
            if (!overtaken || attempt == MaxAttempts) return view;
        }
    }

    private async Task<(PresenceView View, bool Overtaken)> PublishAsync(Taken taken, LoadedPresence loaded, bool atOnce)
    {
        var now = clock.GetUtcNow();
        var plan = RefreshPlan.For(loaded, now, options.Value, settling.Until, atOnce);
        var publishing = await store.PublishAsync(taken, plan, now);
        var shown = new ShownPresence(
            plan.Now.Status, plan.Now.LastSeen, plan.Now.Until, plan.Now.Message, publishing?.Version ?? loaded.Published?.Shown.Version ?? 0);
        var view = shown.For(loaded.Person);
        if (publishing is not { } done) return (view, Overtaken: true);
        metrics.Reachable(done.Reachable);
        if (plan.Changes)
        {
            metrics.Changed(plan.Now.Status);
            LogChanged(taken.User, plan.Now.Status, done.Version);
        }

        // A repeated change is told as it was published, not as it would be now: what is newer has its own version and its own telling.
        if (plan.Changes) await announcements.TellAsync(view);
        else if (plan.Tells && loaded.Published is { } published) await announcements.TellAsync(published.Shown.For(loaded.Person));
        return (view, Overtaken: false);
    }

    [LoggerMessage(LogLevel.Debug, "{UserId} was published as {Status}, version {Version}.")]
    private partial void LogChanged(UserId userId, PresenceStatus status, long version);
}
