using System.ComponentModel.DataAnnotations;

namespace Calling.CallHistory.Retention;

/// <summary>Section <c>Calling:History</c>: how long the record is kept.</summary>
internal sealed class HistoryOptions
{
    public const string Section = "Calling:History";

    /// <summary>Missed calls, seen or not, with their notes: after a month nobody calls back.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "3650.00:00:00")]
    public TimeSpan MissedAfter { get; set; } = TimeSpan.FromDays(30);

    /// <summary>Attempts: a year of charts. They go by whole months (UTC), each when its last day is this old.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "3650.00:00:00")]
    public TimeSpan AttemptsAfter { get; set; } = TimeSpan.FromDays(365);

    /// <summary>Cheap when there is nothing to do; a start at the end of a month must not wait for a day.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "1.00:00:00")]
    public TimeSpan RunEvery { get; set; } = TimeSpan.FromHours(1);
}
