using Calling.Contracts.Presence;

namespace Calling.Presence.Aggregate;

/// <summary>One device of a person.</summary>
/// <param name="LeaseEnd">Alive before this moment, dead from it on.</param>
internal readonly record struct DeviceFacts(DateTimeOffset LeaseEnd, DateTimeOffset LastActive);

/// <summary>What the person chose by hand.</summary>
/// <param name="Until">In force before this moment, not from it on. Null: until the person chooses again.</param>
internal sealed record ManualChoice(ManualStatus Status, DateTimeOffset? Until, string? Message);

/// <summary>All that a person's presence follows from.</summary>
/// <param name="InCall">Signaling's claim: there is a live call of this person.</param>
/// <param name="LastSeen">The last activity that was published before; devices come and go, this stays.</param>
internal sealed record PresenceFacts(IReadOnlyList<DeviceFacts> Devices, ManualChoice? Choice, bool InCall, DateTimeOffset? LastSeen)
{
    public static PresenceFacts None { get; } = new([], null, InCall: false, null);
}

/// <summary>How long without input means what.</summary>
internal readonly record struct IdleLimits(TimeSpan AwayAfter, TimeSpan OfflineAfter);

/// <summary>What others see.</summary>
/// <param name="Until">When the choice ends that the status comes from.</param>
internal sealed record Visible(PresenceStatus Status, DateTimeOffset? Until, string? Message, DateTimeOffset? LastSeen);
