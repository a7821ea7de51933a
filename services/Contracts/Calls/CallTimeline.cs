using Calling.Contracts.People;

namespace Calling.Contracts.Calls;

/// <summary>What happened to a call. The web client has words for each.</summary>
public enum TimelineKind
{
    Started,
    DeviceRinging,
    Answered,
    Glare,
    Declined,
    Cancelled,
    HungUp,
    MediaConnected,
    MediaLost,
    DeviceLeft,
    RingExpired,
    ConnectExpired,
    MediaExpired,
    LeaseExpired,
    Unavailable,
    EndedByAdmin,
}

/// <param name="By">Null: the server, by a deadline.</param>
public sealed record TimelineEntry(DateTimeOffset At, TimelineKind Kind, CallState State, UserId? By = null, DeviceId? Device = null);
