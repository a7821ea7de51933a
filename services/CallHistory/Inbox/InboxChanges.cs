using Calling.CallHistory.Data;
using Calling.Contracts.Errors;
using Calling.Contracts.History;
using Calling.Contracts.People;
using Microsoft.EntityFrameworkCore;

namespace Calling.CallHistory.Inbox;

/// <summary>What became of a step: the entry as it is now, or a refusal.</summary>
internal readonly record struct InboxChange(InboxItem? Item, CallError? Error);

/// <summary>
/// Steps in the inbox. Each is one UPDATE whose WHERE is the rule, so of two admins at the same moment one finds no row to change; what
/// it then finds tells why.
/// </summary>
internal static class InboxChanges
{
    public static async Task<InboxChange> ClaimAsync(this HistoryContext context, Guid id, Person admin, DateTimeOffset now, CancellationToken cancel)
    {
        var (me, name) = (admin.Id.Value, admin.Name);
        var claimed = await context.ReturnedAsync(
            $"""
             UPDATE missed_calls SET state = 1, claimed_by_id = {me}, claimed_by_name = {name}, claimed_at = {now}
             WHERE id = {id} AND callee_is_admin AND state = 0 RETURNING *
             """,
            cancel);
        return await context.AnswerAsync(claimed, id, now => now.State switch
        {
            InboxState.Claimed => now.ClaimedById == me ? null : CallError.AlreadyClaimed,
            InboxState.Resolved => CallError.AlreadyClaimed.Because("This one is resolved."),
            // It was put back between the two statements.
            InboxState.Open => CallError.Conflict,
        }, cancel);
    }

    /// <summary>Any admin may put back what another claimed: people go on holiday.</summary>
    public static async Task<InboxChange> ReleaseAsync(this HistoryContext context, Guid id, Person admin, CancellationToken cancel)
    {
        var released = await context.ReturnedAsync(
            $"""
             UPDATE missed_calls SET state = 0, claimed_by_id = NULL, claimed_by_name = NULL, claimed_at = NULL
             WHERE id = {id} AND callee_is_admin AND state = 1 RETURNING *
             """,
            cancel);
        return await context.AnswerAsync(released, id, now => now.State switch
        {
            InboxState.Open => null,
            InboxState.Claimed => CallError.Conflict,
            InboxState.Resolved => CallError.AlreadyClaimed.Because("This one is resolved."),
        }, cancel);
    }

    public static async Task<InboxChange> ResolveAsync(this HistoryContext context, Guid id, Person admin, DateTimeOffset now, CancellationToken cancel)
    {
        var (me, name) = (admin.Id.Value, admin.Name);
        var resolved = await context.ReturnedAsync(
            $"""
             UPDATE missed_calls SET state = 2, closed_by_id = {me}, closed_by_name = {name}, closed_at = {now}
             WHERE id = {id} AND callee_is_admin AND (state = 0 OR (state = 1 AND claimed_by_id = {me})) RETURNING *
             """,
            cancel);
        return await context.AnswerAsync(resolved, id, now => now.State switch
        {
            InboxState.Claimed => CallError.AlreadyClaimed,
            InboxState.Resolved => null,
            InboxState.Open => CallError.Conflict,
        }, cancel);
    }

    public static async Task<InboxChange> AddNoteAsync(
        this HistoryContext context, Guid id, Person admin, string text, DateTimeOffset now, CancellationToken cancel)
    {
        var (noteId, me, name) = (Guid.CreateVersion7(now), admin.Id.Value, admin.Name);
        await context.Database.ExecuteSqlAsync(
            $"""
             INSERT INTO inbox_notes (id, missed_id, at, by_id, by_name, text)
             SELECT {noteId}, id, {now}, {me}, {name}, {text} FROM missed_calls WHERE id = {id} AND callee_is_admin
             """,
            cancel);
        return await context.AnswerAsync(changed: null, id, _ => null, cancel);
    }

    /// <param name="changed">Null: the step changed nothing; <paramref name="refusal"/> looks at the entry and says why, or null when it had been taken before.</param>
    private static async Task<InboxChange> AnswerAsync(
        this HistoryContext context, MissedEntry? changed, Guid id, Func<MissedEntry, CallError?> refusal, CancellationToken cancel)
    {
        var row = changed ?? await context.Missed.SingleOrDefaultAsync(row => row.Id == id && row.CalleeIsAdmin, cancel);
        if (row is null) return new InboxChange(null, CallError.UnknownCall);
        if (changed is null && refusal(row) is { } error) return new InboxChange(null, error);
        var notes = await context.Notes.Where(note => note.MissedId == id).OrderBy(note => note.Id).ToListAsync(cancel);
        return new InboxChange(row.ToInboxItem(notes), null);
    }

    private static async Task<MissedEntry?> ReturnedAsync(this HistoryContext context, FormattableString update, CancellationToken cancel) =>
        (await context.Missed.FromSql(update).ToListAsync(cancel)).SingleOrDefault();
}
