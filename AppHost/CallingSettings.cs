using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Configuration;

namespace Calling.AppHost;

internal static class CallingSettings
{
    /// <summary>Every setting of section Calling goes to every service, so that one place configures the system.</summary>
    public static IResourceBuilder<ProjectResource> WithCallingSettings(this IResourceBuilder<ProjectResource> service)
    {
        var builder = service.ApplicationBuilder;
        service.WithEnvironment("ASPNETCORE_ENVIRONMENT", builder.Environment.EnvironmentName);
        foreach (var (key, value) in builder.Configuration.GetSection("Calling").AsEnumerable())
            if (value is not null) service.WithEnvironment(key.Replace(":", "__", StringComparison.Ordinal), value);
        return service;
    }
}
