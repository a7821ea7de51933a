using System.ComponentModel.DataAnnotations;

namespace Calling.Signaling.Ice;

/// <summary>Section <c>Calling:Turn</c>: how media finds its way.</summary>
public sealed class TurnOptions
{
    public const string Section = "Calling:Turn";

    /// <summary>Space-separated STUN URLs, for example <c>stun:stun.example.org:3478</c>.</summary>
    public string StunUrls { get; set; } = "";

    /// <summary>Space-separated TURN URLs, for example <c>turn:turn.example.org:3478?transport=udp</c>. Empty: no relay.</summary>
    public string Urls { get; set; } = "";

    /// <summary>The secret shared with the TURN server (coturn static-auth-secret).</summary>
    public string Secret { get; set; } = "";

    /// <summary>Relayed candidates only: nobody learns anybody's address.</summary>
    public bool RelayOnly { get; set; }

    /// <summary>How long credentials hold: a set-up and a few restarts; a relay in use is refreshed by its own rules.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan Lifetime { get; set; } = TimeSpan.FromMinutes(10);
}
