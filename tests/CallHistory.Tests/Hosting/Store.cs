using Calling.CallHistory.Data;
using Calling.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Calling.CallHistory.Tests.Hosting;

/// <summary>The tables alone, as the service opens them, in a database of the test's own.</summary>
internal static class Store
{
    public static async Task<ServiceProvider> CreateAsync(PostgresServer postgres, string name)
    {
        var database = await postgres.CreateDatabaseAsync(name);
        (await HistoryHost.MigrateAsync(database)).ShouldBe(0);
        return Open(database);
    }

    public static ServiceProvider Open(string database)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Configuration["ConnectionStrings:history"] = database;
        builder.AddHistoryDatabase();
        builder.Services.AddScoped<HistoryAccess>().AddScoped<HistoryWriter>();
        return builder.Services.BuildServiceProvider();
    }
}
