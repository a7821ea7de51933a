using System.Diagnostics;

namespace Calling.Signaling.Telemetry;

internal static class SignalingActivity
{
    public static ActivitySource Source { get; } = new("Calling.Signaling");
}
