using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace Calling.ServiceDefaults;

/// <summary>Readiness: not ready from the moment the process is asked to stop, so that no new request is sent here while old ones end.</summary>
public sealed class Draining(IHostApplicationLifetime lifetime) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(lifetime.ApplicationStopping.IsCancellationRequested
            ? HealthCheckResult.Unhealthy("This node is going away.")
            : HealthCheckResult.Healthy());
}
