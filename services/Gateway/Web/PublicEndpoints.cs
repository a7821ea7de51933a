using Calling.Gateway.Tokens;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace Calling.Gateway.Web;

internal static class PublicEndpoints
{
    /// <summary>The same as the other services' endpoints, but seen from outside: a bare status, without what is behind it.</summary>
    public static void MapPublicEndpoints(this WebApplication app)
    {
        app.MapHealthChecks("/health");
        app.MapHealthChecks("/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains("ready") });
        app.MapHealthChecks("/alive", new HealthCheckOptions { Predicate = check => check.Tags.Contains("live") });
        app.MapKeys();
        app.MapOpenApi("/openapi/v1.json");
    }
}
