using System.Text.Json;
using Calling.Contracts;
using Calling.Contracts.Calls;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Calling.CallHistory.Data;

/// <summary>The tables; <c>Migrations/0001-initial.sql</c> says what they mean. Nothing is tracked: rows are written by set-based SQL.</summary>
internal sealed class HistoryContext(DbContextOptions<HistoryContext> options) : DbContext(options)
{
    public DbSet<Attempt> Attempts => Set<Attempt>();

    public DbSet<MissedEntry> Missed => Set<MissedEntry>();

    public DbSet<Note> Notes => Set<Note>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<CallType>().HaveConversion<WireNames<CallType>>();
        configurationBuilder.Properties<CallOutcome>().HaveConversion<WireNames<CallOutcome>>();
        configurationBuilder.Properties<EndCause>().HaveConversion<WireNames<EndCause>>();
        configurationBuilder.Properties<MissedReason>().HaveConversion<WireNames<MissedReason>>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Attempt>(attempt =>
        {
            attempt.ToTable("call_attempts").HasKey(row => row.CallId);
            attempt.Property(row => row.CallId).ValueGeneratedNever();
            attempt.Property(row => row.Timeline).HasColumnType("jsonb");
            attempt.Property(row => row.CallerQuality).HasColumnType("jsonb");
            attempt.Property(row => row.CalleeQuality).HasColumnType("jsonb");
        });
        modelBuilder.Entity<MissedEntry>(missed =>
        {
            missed.ToTable("missed_calls").HasKey(row => row.Id);
            missed.Property(row => row.Id).ValueGeneratedNever();
            missed.Property(row => row.State).HasConversion<short>();
        });
        modelBuilder.Entity<Note>(note =>
        {
            note.ToTable("inbox_notes").HasKey(row => row.Id);
            note.Property(row => row.Id).ValueGeneratedNever();
        });
        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties()))
            property.SetColumnName(JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name));
    }

    /// <summary>Enums have the same words in SQL as on the wire.</summary>
    private sealed class WireNames<TEnum>() : ValueConverter<TEnum, string>(value => Wire.Name(value), name => Parse(name))
        where TEnum : struct, Enum
    {
        private static TEnum Parse(string name) =>
            Wire.TryParse<TEnum>(name, out var value) ? value : throw new InvalidOperationException($"{name} is no {typeof(TEnum).Name}.");
    }
}
