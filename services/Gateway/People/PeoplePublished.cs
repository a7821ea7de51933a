using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Calling.Gateway.People;

/// <summary>Healthy when this gateway has published people once: before that, nobody may be expected to be able to sign in or to be called.</summary>
public sealed class PeoplePublished : IHealthCheck
{
    private int _atLeastOnce;

    public bool AtLeastOnce
    {
        get => Volatile.Read(ref _atLeastOnce) == 1;
        set => Volatile.Write(ref _atLeastOnce, value ? 1 : 0);
    }

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(AtLeastOnce ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("People are not published yet."));
}
