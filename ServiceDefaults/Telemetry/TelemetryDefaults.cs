using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Calling.ServiceDefaults.Telemetry;

/// <summary>Traces, metrics and logs to where OTEL_EXPORTER_OTLP_ENDPOINT says: the Aspire dashboard or a collector. Without it nothing is collected.</summary>
internal static class TelemetryDefaults
{
    private static readonly string[] s_sources =
        ["Calling.*", "Microsoft.AspNetCore", "Microsoft.AspNetCore.SignalR.Server", "MassTransit", "Npgsql", "System.Net.Http", "Yarp.ReverseProxy"];

    private static readonly string[] s_meters =
    [
        "Calling.*", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.Http.Connections",
        "MassTransit", "Npgsql", "System.Net.Http", "System.Runtime", "Yarp.ReverseProxy",
    ];

    public static void AddTelemetry(this IHostApplicationBuilder builder)
    {
        if (string.IsNullOrEmpty(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"])) return;
        builder.Logging.AddOpenTelemetry(logging => logging.IncludeScopes = true);
        builder.Services.AddOpenTelemetry()
            .WithTracing(tracing => tracing.AddSource(s_sources))
            .WithMetrics(metrics => metrics.AddMeter(s_meters))
            .UseOtlpExporter();
    }
}
