using System.Globalization;
using Calling.CallHistory.Data;

namespace Calling.CallHistory.Retention;

/// <summary>A calendar month (UTC) and the partition that holds its attempts.</summary>
internal readonly record struct Month(int Year, int Number)
{
    private const string Prefix = "call_attempts_";

    public static Month Of(DateTimeOffset time) => new(time.UtcDateTime.Year, time.UtcDateTime.Month);

    public Month Next => Number == 12 ? new Month(Year + 1, 1) : this with { Number = Number + 1 };

    public DateTimeOffset Start => new(Year, Number, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Lowest id of the month.</summary>
    public Guid FirstId => TimeIds.First(Start);

    public string Partition => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Year:0000}_{Number:00}");

    public static Month? FromPartition(string table) =>
        DateOnly.TryParseExact(table, $"'{Prefix}'yyyy_MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? new Month(day.Year, day.Month)
            : null;
}
