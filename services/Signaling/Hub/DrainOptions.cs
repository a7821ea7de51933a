using System.ComponentModel.DataAnnotations;

namespace Calling.Signaling.Hub;

/// <summary>Section <c>Calling:Drain</c>.</summary>
public sealed class DrainOptions
{
    public const string Section = "Calling:Drain";

    /// <summary>Sockets are released evenly over this time; an orchestrator waits 30 s before it kills.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:20")]
    public TimeSpan Over { get; set; } = TimeSpan.FromSeconds(5);
}

/// <summary>Section <c>Calling:HubRate</c>: what one person may send over the hub, all their sockets on a node together.</summary>
public sealed class HubRateOptions
{
    public const string Section = "Calling:HubRate";

    /// <summary>A call is about 30 messages; ten times a busy second.</summary>
    [Range(1, 1_000_000)]
    public int Burst { get; set; } = 300;

    [Range(1, 1_000_000)]
    public int PerSecond { get; set; } = 100;
}
