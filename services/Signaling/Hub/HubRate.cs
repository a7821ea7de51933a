using System.Threading.RateLimiting;
using Calling.Contracts.People;
using Microsoft.Extensions.Options;

namespace Calling.Signaling.Hub;

/// <summary>One token bucket per person. Middleware does not see hub messages, so the hub's handler asks here.</summary>
internal sealed class HubRate(IOptions<HubRateOptions> options) : IDisposable
{
    private readonly PartitionedRateLimiter<UserId> _limiter = PartitionedRateLimiter.Create<UserId, UserId>(user =>
        RateLimitPartition.GetTokenBucketLimiter(user, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = options.Value.Burst,
            TokensPerPeriod = Math.Max(1, options.Value.PerSecond / 10),
            ReplenishmentPeriod = TimeSpan.FromMilliseconds(100),
            QueueLimit = 0,
        }));

    public bool Allows(UserId user)
    {
        using var lease = _limiter.AttemptAcquire(user);
        return lease.IsAcquired;
    }

    public void Dispose() => _limiter.Dispose();
}
