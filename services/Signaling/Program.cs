using Calling.Contracts.Hub;
using Calling.ServiceDefaults;
using Calling.ServiceDefaults.Redis;
using Calling.ServiceDefaults.Tokens;
using Calling.Signaling;
using Calling.Signaling.Calls;
using Calling.Signaling.Outbox;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddCallingRedis();
builder.AddInnerTokens();
builder.AddMessaging();
builder.AddSignaling();

var app = builder.Build();
app.UseServiceDefaults();
app.UseAuthentication();
app.UseAuthorization();
app.MapDefaultEndpoints();
app.MapCalls();
app.MapLiveCalls();
app.MapHub<CallingHub>(CallingHub.Path, SignalingServices.SocketsOnly);
await app.RunAsync();

/// <summary>Named for the tests that host this service.</summary>
public partial class Program;
