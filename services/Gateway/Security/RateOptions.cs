using System.ComponentModel.DataAnnotations;

namespace Calling.Gateway.Security;

/// <summary>
/// Section <c>Calling:RateLimits</c>: requests per minute, counted by all gateways together; 0: no limit. Far above what people do, far
/// below what hurts.
/// </summary>
public sealed class RateOptions
{
    public const string Section = "Calling:RateLimits";

    /// <summary>A company behind one address signs in at nine o'clock.</summary>
    [Range(0, int.MaxValue)]
    public int SignInsPerAddress { get; set; } = 300;

    /// <summary>Besides the lockout, and also for names that nobody has.</summary>
    [Range(0, int.MaxValue)]
    public int SignInsPerName { get; set; } = 60;

    /// <summary>Nobody starts a call a second for a minute.</summary>
    [Range(0, int.MaxValue)]
    public int InitiatesPerPerson { get; set; } = 60;

    /// <summary>Each call and each ICE restart asks once.</summary>
    [Range(0, int.MaxValue)]
    public int IceServersPerPerson { get; set; } = 120;
}
