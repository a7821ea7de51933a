using Calling.Gateway.Accounts;
using Calling.Gateway.Data;
using Calling.Gateway.People;
using Calling.Gateway.Proxy;
using Calling.Gateway.Security;
using Calling.Gateway.Web;
using Calling.ServiceDefaults;
using Calling.ServiceDefaults.Redis;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddCallingRedis();
builder.AddAccountsDatabase();
builder.AddAccounts();
builder.AddPeople();
builder.AddGatewaySecurity();
builder.AddProxy();
builder.AddWebClient();

var app = builder.Build();
if (args is ["migrate"])
{
    await app.MigrateAsync();
    return;
}

app.UseOuterSecurity();
app.UseServiceDefaults();
app.UseWebClient();
app.UseInnerSecurity();
app.MapPublicEndpoints();
app.MapAuth();
app.MapPeople();
app.MapProxy();
await app.RunAsync();

/// <summary>Named for the tests that host this service.</summary>
public partial class Program;
