using Calling.Contracts.Calls;
using Calling.Contracts.People;

namespace Calling.Contracts.History;

/// <summary>One row of <c>GET /api/call/history</c>.</summary>
/// <param name="DurationSeconds">Whole seconds; 0 when the two never talked.</param>
public sealed record HistoryItem(
    CallId CallId,
    PersonRef Caller,
    PersonRef Callee,
    CallType Type,
    CallOutcome Outcome,
    EndCause Cause,
    DateTimeOffset StartedAt,
    DateTimeOffset? AnsweredAt,
    DateTimeOffset EndedAt,
    int DurationSeconds);

/// <summary>Newest first.</summary>
/// <param name="Next">Cursor of the next page; null: this was the last one.</param>
public sealed record HistoryPage(IReadOnlyList<HistoryItem> Items, string? Next);

/// <summary><c>GET /api/call/history/{id}</c>.</summary>
public sealed record HistoryDetails(
    HistoryItem Call,
    DateTimeOffset? RingingAt,
    DateTimeOffset? ConnectedAt,
    IReadOnlyList<TimelineEntry> Timeline,
    QualityReport? CallerQuality,
    QualityReport? CalleeQuality);

/// <param name="ResolvedAt">When the two talked after all.</param>
public sealed record MissedCall(
    Guid Id,
    CallId CallId,
    PersonRef Caller,
    CallType Type,
    MissedReason Reason,
    DateTimeOffset AttemptedAt,
    DateTimeOffset? SeenAt,
    DateTimeOffset? ResolvedAt);

/// <summary>Newest first.</summary>
public sealed record MissedPage(int UnseenCount, IReadOnlyList<MissedCall> Items, string? Next);

public sealed record UnseenAnswer(int UnseenCount);

/// <summary>Pushed to all devices of the callee when a missed call was written, seen or resolved.</summary>
/// <param name="Missed">The new one, for the toast; null when only the count changed.</param>
public sealed record MissedNotice(int UnseenCount, MissedCall? Missed);

/// <summary>What becomes of a user's missed call in the admins' shared inbox.</summary>
public enum InboxState
{
    Open,
    Claimed,
    Resolved,
}

/// <summary>One entry of the admins' shared inbox: a user who did not reach an admin.</summary>
public sealed record InboxItem(
    Guid Id,
    CallId CallId,
    PersonRef Caller,
    PersonRef Wanted,
    CallType Type,
    MissedReason Reason,
    DateTimeOffset AttemptedAt,
    InboxState State,
    PersonRef? ClaimedBy,
    DateTimeOffset? ClaimedAt,
    DateTimeOffset? ResolvedAt,
    PersonRef? ResolvedBy,
    IReadOnlyList<InboxNote> Notes);

public sealed record InboxNote(DateTimeOffset At, PersonRef By, string Text);

/// <summary>Open ones first, then claimed, then resolved; newest first in each.</summary>
public sealed record InboxPage(int OpenCount, IReadOnlyList<InboxItem> Items, string? Next);

/// <param name="Text">1 to 2,000 characters.</param>
public sealed record NoteRequest(string Text);

/// <summary>Charts: one entry per day (UTC) of the range asked for, oldest first.</summary>
public sealed record DayStatistics(
    DateOnly Day,
    int Calls,
    int Completed,
    int Missed,
    int Declined,
    int Cancelled,
    int Failed,
    int Dropped,
    double? MedianSecondsToAnswer,
    double? MedianDurationSeconds);

public sealed record AdminStatistics(PersonRef Admin, int Answered, int Missed, int TalkSeconds);

public sealed record StatisticsAnswer(IReadOnlyList<DayStatistics> Days, IReadOnlyList<AdminStatistics> Admins);
