using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Calling.CallHistory.Data;

/// <summary>PostgreSQL (connection name <c>history</c>), with waits so short that people are told within 2 s when it is away.</summary>
internal static class HistoryDatabase
{
    private const int ConnectSeconds = 1;
    private const int CommandSeconds = 2;

    /// <summary>Several instances may be told to migrate at once.</summary>
    private const long MigrationLock = 0x63616C6C696E6701;

    public static void AddHistoryDatabase(this IHostApplicationBuilder builder) =>
        builder.AddNpgsqlDbContext<HistoryContext>(
            "history",
            settings =>
            {
                settings.ConnectionString = WithLimits(settings.ConnectionString);
                settings.CommandTimeout = CommandSeconds;
                // A retry inside a request would outlast the patience of the one who asks; consumers wait by their own rule.
                settings.DisableRetry = true;
            },
            options => options
                .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
                .ConfigureWarnings(warnings => warnings
                    // There is no snapshot of the model to compare with: the migrations are SQL.
                    .Ignore(RelationalEventId.PendingModelChangesWarning)
                    // What failed is thrown, and logged once where it ends; while PostgreSQL is away that is enough.
                    .Log((RelationalEventId.CommandError, LogLevel.Debug))));

    /// <summary>Brings the database to this version and returns. Data of earlier versions stays.</summary>
    public static async Task MigrateAsync(this IHost host)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<HistoryContext>().Database;
        // A migration may rewrite tables; nobody waits for an answer here.
        database.SetCommandTimeout(TimeSpan.FromMinutes(30));
        await database.OpenConnectionAsync();
        await database.ExecuteSqlAsync($"SELECT pg_advisory_lock({MigrationLock})");
        await database.MigrateAsync();
        // The lock ends with the session.
        await database.CloseConnectionAsync();
    }

    private static string? WithLimits(string? connection) => connection is null ? null : new NpgsqlConnectionStringBuilder(connection)
    {
        Timeout = ConnectSeconds,
        CommandTimeout = CommandSeconds,
        // A server that does not answer a command will not answer its cancellation.
        CancellationTimeout = -1,
        ApplicationName = "Calling.CallHistory",
    }.ConnectionString;
}
