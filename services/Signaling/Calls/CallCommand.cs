using Calling.Contracts.Calls;
using Calling.Contracts.People;

namespace Calling.Signaling.Calls;

/// <summary>What may happen to a call that exists: by one of its two people, by a deadline, or by an admin.</summary>
public abstract record CallCommand
{
    private CallCommand()
    {
    }

    /// <summary>Commands of a device of one of the two people.</summary>
    public abstract record ByDevice(CallSide Side, DeviceId Device) : CallCommand;

    public sealed record AckRinging(CallSide Side, DeviceId Device) : ByDevice(Side, Device);

    public sealed record Answer(CallSide Side, DeviceId Device) : ByDevice(Side, Device);

    public sealed record Decline(CallSide Side, DeviceId Device) : ByDevice(Side, Device);

    /// <summary>Before the answer it is the caller's cancel, or the callee's decline.</summary>
    public sealed record HangUp(CallSide Side, DeviceId Device) : ByDevice(Side, Device);

    public sealed record MediaConnected(CallSide Side, DeviceId Device) : ByDevice(Side, Device);

    public sealed record MediaLost(CallSide Side, DeviceId Device) : ByDevice(Side, Device);

    /// <summary>The page said that it closes. It may be a reload.</summary>
    public sealed record DeviceLeft(CallSide Side, DeviceId Device) : ByDevice(Side, Device);

    public sealed record ReportQuality(CallSide Side, DeviceId Device, QualityReport Report) : ByDevice(Side, Device);

    public sealed record RingExpired : CallCommand;

    public sealed record ConnectExpired : CallCommand;

    public sealed record MediaExpired : CallCommand;

    /// <summary>What the leases say about the devices of the call.</summary>
    /// <param name="CallerAlive">The caller's bound device.</param>
    /// <param name="CalleeAlive">The callee's bound device, or before the answer any device of theirs.</param>
    /// <param name="LastProof">The last sign of life of the side that is gone; null when it is not known.</param>
    public sealed record LeasesChecked(bool CallerAlive, bool CalleeAlive, DateTimeOffset? LastProof) : CallCommand;

    public sealed record EndByAdmin(UserId Admin) : CallCommand;
}
