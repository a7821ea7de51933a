using System.Security.Claims;
using Calling.CallHistory.Data;
using Calling.CallHistory.Missed;
using Calling.CallHistory.Paging;
using Calling.Contracts;
using Calling.Contracts.Calls;
using Calling.Contracts.Errors;
using Calling.Contracts.History;
using Calling.ServiceDefaults.Errors;
using Calling.ServiceDefaults.Tokens;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Calling.CallHistory.Inbox;

/// <summary>The admins' shared inbox: whom no admin was there for. Repeating a step that one has taken is harmless.</summary>
internal static class InboxApi
{
    private const int MaxNote = 2000;

    public static void MapInbox(this IEndpointRouteBuilder routes)
    {
        var inbox = routes.MapGroup("/api/call/inbox").ForAdmins().WithTags("Inbox");
        inbox.MapGet("", ListAsync);
        inbox.MapPost("/{id}/claim", ClaimAsync);
        inbox.MapPost("/{id}/release", ReleaseAsync);
        inbox.MapPost("/{id}/resolve", ResolveAsync);
        inbox.MapPost("/{id}/notes", AddNoteAsync);
    }

    private static async Task<Results<Ok<InboxPage>, ProblemHttpResult>> ListAsync(
        string? cursor, string? limit, string? state, ClaimsPrincipal user, HistoryAccess access, CancellationToken cancel)
    {
        if (PageRequest.TryParse(cursor, limit, out var page) is { } error) return error.ToProblem();
        InboxState? only = null;
        if (!string.IsNullOrEmpty(state))
        {
            if (!Wire.TryParse<InboxState>(state, out var wanted))
                return CallError.InvalidRequest.Because("The state is one of open, claimed, resolved.").ToProblem();
            only = wanted;
        }

        return await access.ReadAsync<Ok<InboxPage>>(user, async context => TypedResults.Ok(await context.InboxPageAsync(page, only, cancel)), cancel);
    }

    private static Task<Results<Ok<InboxItem>, ProblemHttpResult>> ClaimAsync(
        string id, ClaimsPrincipal user, HistoryAccess access, MissedNotices notices, TimeProvider clock, CancellationToken cancel) =>
        ChangeAsync(id, user, access, notices, (context, call) => context.ClaimAsync(call, user.Person(), clock.GetUtcNow(), cancel), cancel);

    private static Task<Results<Ok<InboxItem>, ProblemHttpResult>> ReleaseAsync(
        string id, ClaimsPrincipal user, HistoryAccess access, MissedNotices notices, CancellationToken cancel) =>
        ChangeAsync(id, user, access, notices, (context, call) => context.ReleaseAsync(call, user.Person(), cancel), cancel);

    private static Task<Results<Ok<InboxItem>, ProblemHttpResult>> ResolveAsync(
        string id, ClaimsPrincipal user, HistoryAccess access, MissedNotices notices, TimeProvider clock, CancellationToken cancel) =>
        ChangeAsync(id, user, access, notices, (context, call) => context.ResolveAsync(call, user.Person(), clock.GetUtcNow(), cancel), cancel);

    private static async Task<Results<Ok<InboxItem>, ProblemHttpResult>> AddNoteAsync(
        string id, NoteRequest note, ClaimsPrincipal user, HistoryAccess access, MissedNotices notices, TimeProvider clock, CancellationToken cancel)
    {
        var text = note.Text?.Trim() ?? "";
        if (text.Length is 0 or > MaxNote || text.Contains('\0', StringComparison.Ordinal))
            return CallError.InvalidRequest.Because($"A note has 1 to {MaxNote:N0} characters.").ToProblem();
        return await ChangeAsync(
            id, user, access, notices, (context, call) => context.AddNoteAsync(call, user.Person(), text, clock.GetUtcNow(), cancel), cancel);
    }

    private static async Task<Results<Ok<InboxItem>, ProblemHttpResult>> ChangeAsync(
        string id,
        ClaimsPrincipal user,
        HistoryAccess access,
        MissedNotices notices,
        Func<HistoryContext, Guid, Task<InboxChange>> change,
        CancellationToken cancel)
    {
        if (!CallId.TryParse(id, null, out var call)) return CallError.UnknownCall.ToProblem();
        var result = await access.ActAsync(user, context => change(context, call.Value), cancel);
        if (result is not { Error: null, Item: { } item }) return (result.Error ?? CallError.UnknownCall).ToProblem();
        await notices.InboxChangedAsync();
        return TypedResults.Ok(item);
    }
}
