using Calling.Contracts.Presence;
using Microsoft.Extensions.Options;

namespace Calling.Presence.Sweep;

/// <summary>
/// After Redis was away nobody could renew a lease. Those that ended meanwhile get the time of one round of renewals before anybody is called
/// offline for it, or an outage of half a minute would make everybody flicker.
/// </summary>
internal sealed class Settling(TimeProvider clock, IOptions<LeaseOptions> leases)
{
    /// <summary>A round of renewals that failed is tried again after at most 5 s.</summary>
    private static readonly TimeSpan s_retry = TimeSpan.FromSeconds(5);

    private volatile bool _lost;

    /// <summary>Long enough for every living device to renew its lease.</summary>
    public TimeSpan Length => leases.Value.RenewEvery + s_retry;

    /// <summary>Null: nothing to wait for.</summary>
    public DateTimeOffset? Until { get; private set; }

    public void Lost() => _lost = true;

    public void Reached()
    {
        var now = clock.GetUtcNow();
        if (_lost) Until = now + Length;
        else if (Until <= now) Until = null;
        _lost = false;
    }
}
