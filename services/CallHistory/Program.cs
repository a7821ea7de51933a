using Calling.CallHistory;
using Calling.CallHistory.Attempts;
using Calling.CallHistory.Data;
using Calling.CallHistory.Inbox;
using Calling.CallHistory.Messaging;
using Calling.CallHistory.Missed;
using Calling.CallHistory.Statistics;
using Calling.ServiceDefaults;
using Calling.ServiceDefaults.Redis;
using Calling.ServiceDefaults.Tokens;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddHistoryDatabase();
if (args is ["migrate"])
{
    await builder.Build().MigrateAsync();
    return;
}

builder.AddCallingRedis();
builder.AddInnerTokens();
builder.AddMessaging();
builder.AddHistory();

var app = builder.Build();
app.UseServiceDefaults();
app.UseAuthentication();
app.UseAuthorization();
app.MapDefaultEndpoints();
app.MapAttempts();
app.MapMissed();
app.MapInbox();
app.MapStatistics();
await app.RunAsync();

/// <summary>Named for the tests that host this service.</summary>
public partial class Program;
