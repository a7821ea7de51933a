using Calling.CallHistory.Attempts;
using Calling.CallHistory.Data;
using Calling.CallHistory.Missed;
using Calling.CallHistory.Retention;
using Calling.CallHistory.Telemetry;
using Calling.Contracts;
using Calling.Contracts.People;
using Calling.ServiceDefaults;

namespace Calling.CallHistory;

/// <summary>What this service is made of.</summary>
internal static class HistoryServices
{
    public static void AddHistory(this IHostApplicationBuilder builder)
    {
        builder.Services.AddCheckedOptions<HistoryOptions>(HistoryOptions.Section);
        builder.Services.AddScoped<HistoryAccess>().AddScoped<HistoryWriter>();
        builder.Services.AddSingleton<MissedNotices>().AddSingleton<HistoryMetrics>();
        builder.Services.AddHostedService<RetentionWork>();
    }

    /// <summary>What only admins may do.</summary>
    public static RouteGroupBuilder ForAdmins(this RouteGroupBuilder group) =>
        group.RequireAuthorization(policy => policy.RequireRole(Wire.Name(Role.Admin)));
}
