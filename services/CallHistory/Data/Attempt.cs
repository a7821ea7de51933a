using System.Text.Json;
using Calling.Contracts;
using Calling.Contracts.Calls;
using Calling.Contracts.Events;
using Calling.Contracts.History;
using Calling.Contracts.People;

namespace Calling.CallHistory.Data;

/// <summary>A row of <c>call_attempts</c>. Names and roles are as they were at the time of the call.</summary>
internal sealed class Attempt
{
    public required Guid CallId { get; init; }
    public required string CallerId { get; init; }
    public required string CallerName { get; init; }
    public required bool CallerIsAdmin { get; init; }
    public required string CalleeId { get; init; }
    public required string CalleeName { get; init; }
    public required bool CalleeIsAdmin { get; init; }
    public required CallType Type { get; init; }
    public required CallOutcome Outcome { get; init; }
    public required EndCause Cause { get; init; }
    public required DateTimeOffset StartedAt { get; init; }
    public DateTimeOffset? RingingAt { get; init; }
    public DateTimeOffset? AnsweredAt { get; init; }
    public DateTimeOffset? ConnectedAt { get; init; }
    public required DateTimeOffset EndedAt { get; init; }
    public required int DurationSeconds { get; init; }

    /// <summary>JSON, as on the wire.</summary>
    public required string Timeline { get; init; }

    public string? CallerQuality { get; init; }
    public string? CalleeQuality { get; init; }

    public static Attempt From(CallEnded call, Func<UserId, bool> isAdmin) => new()
    {
        CallId = call.CallId.Value,
        CallerId = call.Caller.Id.Value,
        CallerName = call.Caller.Name,
        CallerIsAdmin = isAdmin(call.Caller.Id),
        CalleeId = call.Callee.Id.Value,
        CalleeName = call.Callee.Name,
        CalleeIsAdmin = isAdmin(call.Callee.Id),
        Type = call.Type,
        Outcome = call.Outcome,
        Cause = call.Cause,
        StartedAt = call.StartedAt.ToUniversalTime(),
        RingingAt = call.RingingAt?.ToUniversalTime(),
        AnsweredAt = call.AnsweredAt?.ToUniversalTime(),
        ConnectedAt = call.ConnectedAt?.ToUniversalTime(),
        EndedAt = call.EndedAt.ToUniversalTime(),
        DurationSeconds = call.DurationSeconds,
        Timeline = JsonSerializer.Serialize(call.Timeline ?? [], Wire.Json),
        CallerQuality = Json(call.CallerQuality),
        CalleeQuality = Json(call.CalleeQuality),
    };

    public HistoryItem ToItem() => new(
        new CallId(CallId),
        new PersonRef(new UserId(CallerId), CallerName),
        new PersonRef(new UserId(CalleeId), CalleeName),
        Type, Outcome, Cause, StartedAt, AnsweredAt, EndedAt, DurationSeconds);

    public HistoryDetails ToDetails() => new(
        ToItem(),
        RingingAt,
        ConnectedAt,
        JsonSerializer.Deserialize<TimelineEntry[]>(Timeline, Wire.Json) ?? [],
        Quality(CallerQuality),
        Quality(CalleeQuality));

    private static string? Json(QualityReport? quality) => quality is null ? null : JsonSerializer.Serialize(quality, Wire.Json);

    private static QualityReport? Quality(string? json) => json is null ? null : JsonSerializer.Deserialize<QualityReport>(json, Wire.Json);
}
