using Calling.Contracts;
using Calling.ServiceDefaults.Errors;
using Calling.ServiceDefaults.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace Calling.ServiceDefaults;

/// <summary>What every service of ours starts with: clock, JSON, typed errors, telemetry, health, service discovery, OpenAPI.</summary>
public static class Defaults
{
    public static TBuilder AddServiceDefaults<TBuilder>(this TBuilder builder) where TBuilder : IHostApplicationBuilder
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.ConfigureHttpJsonOptions(options => Wire.Configure(options.SerializerOptions));
        builder.Services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        builder.Services.AddOptions<CallingOptions>().BindConfiguration(CallingOptions.Section);
        builder.Services.AddExceptionHandler<TypedErrors>();
        builder.Services.AddProblemDetails();
        builder.Services.AddOpenApi();
        builder.Services.AddServiceDiscovery();
        builder.Services.ConfigureHttpClientDefaults(http => http.AddServiceDiscovery());
        builder.AddTelemetry();
        builder.Services.AddSingleton<Draining>();
        builder.Services.AddHealthChecks()
            .AddCheck("self", () => HealthCheckResult.Healthy(), ["live"])
            .AddCheck<Draining>("draining", tags: ["ready"]);
        // Sockets are released over several seconds; the host must wait for them, and no longer than orchestrators do.
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(25));
        return builder;
    }

    /// <summary>First in the pipeline: whatever fails behind it is answered as problem details with a code.</summary>
    public static WebApplication UseServiceDefaults(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.UseExceptionHandler();
        app.UseStatusCodePages(TypedErrors.WriteForStatusAsync);
        return app;
    }

    /// <summary>
    /// /health: everything incl. what we depend on, for the orchestrator and the dashboard. /ready: may requests come here; false while
    /// draining. A lost dependency is not in it: each request says so itself, typed. /alive: the process runs. Never routed by the gateway.
    /// </summary>
    public static WebApplication MapDefaultEndpoints(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.MapHealthChecks("/health", new HealthCheckOptions { ResponseWriter = HealthReportWriter.WriteAsync });
        app.MapHealthChecks("/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains("ready") });
        app.MapHealthChecks("/alive", new HealthCheckOptions { Predicate = check => check.Tags.Contains("live") });
        app.MapOpenApi();
        return app;
    }

    /// <summary>Options of a section, with their attributes checked before the service starts.</summary>
    public static IServiceCollection AddCheckedOptions<TOptions>(this IServiceCollection services, string section) where TOptions : class
    {
        services.AddOptions<TOptions>().BindConfiguration(section).ValidateDataAnnotations().ValidateOnStart();
        return services;
    }
}
