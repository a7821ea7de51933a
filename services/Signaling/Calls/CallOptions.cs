using System.ComponentModel.DataAnnotations;

namespace Calling.Signaling.Calls;

/// <summary>Section <c>Calling:Calls</c>: the deadlines of a call. The server owns all of them.</summary>
public sealed class CallOptions
{
    public const string Section = "Calling:Calls";

    /// <summary>How long it rings: what people know from phones.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan RingFor { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Media that has not flowed by then will not: ICE gives up after about 15 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan ConnectWithin { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Long enough for a page reload and for Wi-Fi to become 4G.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan ReconnectWithin { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long an ended call can still be read, so that late commands learn its end.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "1.00:00:00")]
    public TimeSpan KeepEnded { get; set; } = TimeSpan.FromMinutes(15);
}
