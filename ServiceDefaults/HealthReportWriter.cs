using Calling.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Calling.ServiceDefaults;

/// <summary>Health with reasons: which check failed and what it said.</summary>
internal static class HealthReportWriter
{
    public static Task WriteAsync(HttpContext context, HealthReport report) => context.Response.WriteAsJsonAsync(
        new
        {
            Status = report.Status.ToString(),
            Checks = report.Entries.ToDictionary(
                entry => entry.Key,
                entry => new { Status = entry.Value.Status.ToString(), Reason = entry.Value.Description ?? entry.Value.Exception?.Message },
                StringComparer.Ordinal),
        },
        Wire.Json,
        context.RequestAborted);
}
