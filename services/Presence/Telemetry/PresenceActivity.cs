using System.Diagnostics;

namespace Calling.Presence.Telemetry;

internal static class PresenceActivity
{
    public static ActivitySource Source { get; } = new("Calling.Presence");
}
