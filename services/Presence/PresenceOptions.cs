using System.ComponentModel.DataAnnotations;

namespace Calling.Presence;

/// <summary>Section <c>Calling:Presence</c>.</summary>
public sealed class PresenceOptions
{
    public const string Section = "Calling:Presence";

    /// <summary>Without input for so long: away. What people know from Teams.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan AwayAfter { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Without input for so long: nobody is there, although a page is open.</summary>
    [Range(typeof(TimeSpan), "00:00:02", "7.00:00:00")]
    public TimeSpan OfflineAfter { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How often each replica looks for due people when no nudge woke it: a lost nudge costs this much.</summary>
    [Range(typeof(TimeSpan), "00:00:00.02", "00:00:10")]
    public TimeSpan SweepEvery { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>A person's changes that follow each other faster than this become one; the first goes out at once.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:05")]
    public TimeSpan CoalesceFor { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>
    /// Each change is told once more after this, because the backplane loses what is sent while a node reconnects to Redis, and the node that
    /// told it may have died. Lease (32 s) and this stay within the 45 s in which nobody may be shown wrongly.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:10:00")]
    public TimeSpan RepeatAfter { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How often everybody who is shown as there is looked at again, whatever got lost.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:10:00")]
    public TimeSpan SafetySweepEvery { get; set; } = TimeSpan.FromSeconds(30);
}
