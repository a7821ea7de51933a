using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Calling.AppHost;

/// <summary>What a person needs who has just started everything.</summary>
internal static class Welcome
{
    private const string DemoPassword = "Calling-demo-1";

    /// <summary>The gateway waits for everything else: when it is ready, all is.</summary>
    public static async Task SayAsync(ProjectResource gateway, ResourceReadyEvent ready, CancellationToken cancel)
    {
        var services = ready.Services;
        var password = services.GetRequiredService<IConfiguration>()["Calling:Demo:Password"] ?? DemoPassword;
        await Console.Out.WriteLineAsync($"Calling is ready: {new EndpointReference(gateway, "http").Url}");
        if (services.GetRequiredService<IHostEnvironment>().IsDevelopment())
            await Console.Out.WriteLineAsync($"Sign in as ken (admin), john_doe or jane_smith (users); the password is {password}");
    }
}
