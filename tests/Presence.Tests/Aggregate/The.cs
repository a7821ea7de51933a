using Calling.Contracts.Presence;
using Calling.Presence.Aggregate;

namespace Calling.Presence.Tests.Aggregate;

/// <summary>Words for facts. "Now" is always the same moment.</summary>
internal static class The
{
    public static DateTimeOffset Now { get; } = new(2026, 11, 26, 12, 0, 0, TimeSpan.Zero);

    public static IdleLimits Limits { get; } = new(TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15));

    public static DateTimeOffset In(double seconds) => Now.AddSeconds(seconds);

    public static DeviceFacts Device(double leaseEnd = 32, double active = -10) => new(In(leaseEnd), In(active));

    public static PresenceFacts Person(params DeviceFacts[] devices) => PresenceFacts.None with { Devices = devices };

    public static PresenceFacts Chose(this PresenceFacts facts, ManualStatus status, double? until = null, string? message = null) =>
        facts with { Choice = new ManualChoice(status, until is { } seconds ? In(seconds) : null, message) };

    public static PresenceFacts InCall(this PresenceFacts facts) => facts with { InCall = true };

    public static Visible At(this PresenceFacts facts, double seconds = 0) => PresenceAggregate.Of(facts, In(seconds), Limits);

    public static PresenceStatus StatusAt(this PresenceFacts facts, double seconds = 0) => facts.At(seconds).Status;

    public static DateTimeOffset? Next(this PresenceFacts facts, double seconds = 0) => PresenceAggregate.NextChange(facts, In(seconds), Limits);
}
