using Calling.Presence;
using Calling.Presence.Events;
using Calling.Presence.Status;
using Calling.ServiceDefaults;
using Calling.ServiceDefaults.Redis;
using Calling.ServiceDefaults.Tokens;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddCallingRedis();
builder.AddInnerTokens();
builder.AddMessaging();
builder.AddPresence();

var app = builder.Build();
app.UseServiceDefaults();
app.UseAuthentication();
app.UseAuthorization();
app.MapDefaultEndpoints();
app.MapStatus();
await app.RunAsync();

/// <summary>Named for the tests that host this service.</summary>
public partial class Program;
