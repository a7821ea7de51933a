using Calling.Presence.Redis;
using Calling.Presence.Status;
using Calling.Presence.Sweep;
using Calling.Presence.Telemetry;
using Calling.ServiceDefaults;

namespace Calling.Presence;

/// <summary>What this service is made of.</summary>
internal static class PresenceServices
{
    /// <summary>Room for any request of ours; a larger body is refused before it is read.</summary>
    private const int LargestBody = 16 * 1024;

    public static void AddPresence(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = LargestBody);
        builder.Services.AddCheckedOptions<PresenceOptions>(PresenceOptions.Section);
        builder.Services.AddOptions<PresenceOptions>()
            .Validate(options => options.OfflineAfter > options.AwayAfter, "Calling:Presence: OfflineAfter must be longer than AwayAfter.");
        builder.Services
            .AddSingleton<IPresenceStore, PresenceStore>()
            .AddSingleton<Announcements>().AddSingleton<PresenceRefresh>().AddSingleton<Settling>()
            .AddSingleton<VisiblePeople>().AddSingleton<PresenceMetrics>();
        builder.Services.AddHostedService<DueSweep>().AddHostedService<SafetySweep>();
    }
}
