using Calling.Contracts.Calls;
using Calling.Contracts.Events;
using Calling.Contracts.History;
using Calling.Contracts.People;

namespace Calling.CallHistory.Data;

/// <summary>A row of <c>missed_calls</c>: what the callee missed and, when the callee is an admin, an entry of the shared inbox.</summary>
internal sealed class MissedEntry
{
    /// <summary>The call's id.</summary>
    public required Guid Id { get; init; }
    public required string CallerId { get; init; }
    public required string CallerName { get; init; }
    public required string CalleeId { get; init; }
    public required string CalleeName { get; init; }
    public required bool CalleeIsAdmin { get; init; }
    public required CallType Type { get; init; }
    public required MissedReason Reason { get; init; }
    public required DateTimeOffset AttemptedAt { get; init; }
    public DateTimeOffset? SeenAt { get; init; }

    /// <summary>When the two talked after all.</summary>
    public DateTimeOffset? ResolvedAt { get; init; }
    public InboxState State { get; init; }
    public string? ClaimedById { get; init; }
    public string? ClaimedByName { get; init; }
    public DateTimeOffset? ClaimedAt { get; init; }
    public string? ClosedById { get; init; }
    public string? ClosedByName { get; init; }
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Null: the callee missed nothing.</summary>
    public static MissedEntry? From(CallEnded call, Func<UserId, bool> isAdmin) => call.MissedReason is not { } reason ? null : new MissedEntry
    {
        Id = call.CallId.Value,
        CallerId = call.Caller.Id.Value,
        CallerName = call.Caller.Name,
        CalleeId = call.Callee.Id.Value,
        CalleeName = call.Callee.Name,
        CalleeIsAdmin = isAdmin(call.Callee.Id),
        Type = call.Type,
        Reason = reason,
        AttemptedAt = call.StartedAt.ToUniversalTime(),
    };

    public static MissedEntry From(CallMissed call, Person? callee) => new()
    {
        Id = call.CallId.Value,
        CallerId = call.Caller.Id.Value,
        CallerName = call.Caller.Name,
        CalleeId = call.CalleeId.Value,
        CalleeName = callee?.Name ?? call.CalleeId.Value,
        CalleeIsAdmin = callee?.Role is Role.Admin,
        Type = call.Type,
        Reason = call.Reason,
        AttemptedAt = call.AttemptedAt.ToUniversalTime(),
    };

    public MissedCall ToView() => new(Id, new CallId(Id), Caller, Type, Reason, AttemptedAt, SeenAt, ResolvedAt);

    public InboxItem ToInboxItem(IEnumerable<Note> notes) => new(
        Id,
        new CallId(Id),
        Caller,
        new PersonRef(new UserId(CalleeId), CalleeName),
        Type,
        Reason,
        AttemptedAt,
        State,
        Somebody(ClaimedById, ClaimedByName),
        ClaimedAt,
        ClosedAt,
        Somebody(ClosedById, ClosedByName),
        [.. notes.Select(note => note.ToView())]);

    private PersonRef Caller => new(new UserId(CallerId), CallerName);

    private static PersonRef? Somebody(string? id, string? name) => id is null ? null : new PersonRef(new UserId(id), name ?? id);
}

/// <summary>A row of <c>inbox_notes</c>; its id sorts by time.</summary>
internal sealed class Note
{
    public required Guid Id { get; init; }
    public required Guid MissedId { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string ById { get; init; }
    public required string ByName { get; init; }
    public required string Text { get; init; }

    public InboxNote ToView() => new(At, new PersonRef(new UserId(ById), ByName), Text);
}
