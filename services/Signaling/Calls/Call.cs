using System.Text.Json.Serialization;
using Calling.Contracts.Calls;
using Calling.Contracts.People;

namespace Calling.Signaling.Calls;

/// <summary>One attempt to call, live or over, as it is kept in Redis. Immutable: <see cref="CallMachine"/> makes the next one.</summary>
/// <param name="Version">1 at the start; grows by one with each commit.</param>
/// <param name="RingingDevices">Devices of the callee that said that they ring.</param>
public sealed record Call(
    CallId Id,
    long Version,
    CallState State,
    CallType Type,
    Participant Caller,
    Participant Callee,
    DateTimeOffset StartedAt,
    DateTimeOffset RingDeadline,
    IReadOnlyList<DeviceId> RingingDevices,
    IReadOnlyList<TimelineEntry> Timeline)
{
    public DateTimeOffset? RingingAt { get; init; }

    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>Set by the answer.</summary>
    public DateTimeOffset? ConnectDeadline { get; init; }

    /// <summary>When media flowed first.</summary>
    public DateTimeOffset? ConnectedAt { get; init; }

    /// <summary>While reconnecting: when the call is given up.</summary>
    public DateTimeOffset? MediaDeadline { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>When the two stopped talking for certain: the end, or the last proof of life of a side that vanished.</summary>
    public DateTimeOffset? TalkedUntil { get; init; }

    public CallOutcome? Outcome { get; init; }

    public EndCause? Cause { get; init; }

    [JsonIgnore]
    public bool IsLive => State is not CallState.Ended;

    /// <summary>Null: this person has no part in the call.</summary>
    public CallSide? SideOf(UserId user) =>
        user == Caller.Id ? CallSide.Caller : user == Callee.Id ? CallSide.Callee : null;

    public Participant this[CallSide side] => side is CallSide.Caller ? Caller : Callee;

    public Call With(CallSide side, Participant participant) =>
        side is CallSide.Caller ? this with { Caller = participant } : this with { Callee = participant };
}

/// <param name="Device">The device that made or took the call; null for a callee before the answer.</param>
/// <param name="Away">This side lost its media or its page.</param>
/// <param name="Quality">The latest summary that this side's device reported.</param>
public sealed record Participant(UserId Id, string Name, DeviceId? Device, bool Away = false, QualityReport? Quality = null)
{
    [JsonIgnore]
    public PersonRef Ref => new(Id, Name);
}

public static class CallSides
{
    public static CallSide Other(this CallSide side) => side is CallSide.Caller ? CallSide.Callee : CallSide.Caller;
}
