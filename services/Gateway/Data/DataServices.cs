using Calling.Gateway.Tokens;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Calling.Gateway.Data;

internal static class DataServices
{
    public const string Database = "accounts";

    /// <summary>One number for everybody who changes the schema.</summary>
    private const long MigrationLock = 0x43616C6C696E6701;

    public static void AddAccountsDatabase(this WebApplicationBuilder builder)
    {
        builder.AddNpgsqlDbContext<AccountsDb>(
            Database,
            settings =>
            {
                // People are told at once that the store is away, instead of after many patient attempts.
                settings.DisableRetry = true;
                settings.CommandTimeout = 5;
                settings.ConnectionString = new NpgsqlConnectionStringBuilder(settings.ConnectionString) { Timeout = 3 }.ConnectionString;
            },
            // There is no model snapshot to compare with: the migrations are written by hand.
            options => options.ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning)));
        builder.Services.AddDataProtection().SetApplicationName("calling").PersistKeysToDbContext<AccountsDb>();
    }

    /// <summary>Schema and shared keys, made by one process at a time: gateways that start together find the same keys.</summary>
    public static async Task MigrateAsync(this WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AccountsDb>();
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(5));
        var creator = db.GetService<IRelationalDatabaseCreator>();
        if (!await creator.ExistsAsync()) await creator.CreateAsync();
        await db.Database.OpenConnectionAsync();
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_lock({MigrationLock})");
        try
        {
            // Asking a new database for its history would be logged as an error.
            await db.GetService<IHistoryRepository>().CreateIfNotExistsAsync();
            await db.Database.MigrateAsync();
            var keys = scope.ServiceProvider.GetRequiredService<IKeyManager>();
            var now = app.Services.GetRequiredService<TimeProvider>().GetUtcNow();
            if (keys.GetAllKeys().Count == 0) keys.CreateNewKey(now, now.AddDays(90));
            await app.Services.GetRequiredService<SigningKeys>().EnsureAsync(db);
        }
        finally
        {
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_unlock({MigrationLock})");
        }
    }
}
