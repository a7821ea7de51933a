using System.ComponentModel.DataAnnotations;

namespace Calling.Contracts.Presence;

/// <summary>Section <c>Calling:Leases</c>; the same for Presence and Signaling.</summary>
public sealed class LeaseOptions
{
    public const string Section = "Calling:Leases";

    /// <summary>How long a device lives after its last sign of life: three heartbeats, so two may be lost.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan Length { get; set; } = TimeSpan.FromSeconds(32);

    /// <summary>How often a node renews the devices whose sockets it holds, and how often a client without a socket must send a heartbeat.</summary>
    [Range(typeof(TimeSpan), "00:00:00.5", "00:05:00")]
    public TimeSpan RenewEvery { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a closing device is kept: long enough for a page reload, short enough to be "at once".</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:30")]
    public TimeSpan ClosingGrace { get; set; } = TimeSpan.FromSeconds(3);
}
