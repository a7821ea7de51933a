using System.Security.Claims;
using Calling.CallHistory.Data;
using Calling.CallHistory.Paging;
using Calling.Contracts.Calls;
using Calling.Contracts.Errors;
using Calling.Contracts.History;
using Calling.Contracts.People;
using Calling.ServiceDefaults.Errors;
using Calling.ServiceDefaults.Tokens;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Calling.CallHistory.Attempts;

/// <summary>The record of attempts: a person's own, everybody's for an admin.</summary>
internal static class AttemptApi
{
    public static void MapAttempts(this IEndpointRouteBuilder routes)
    {
        var history = routes.MapGroup("/api/call/history").RequireAuthorization().WithTags("History");
        history.MapGet("", ListAsync);
        history.MapGet("/{callId}", FindAsync);
        var admins = routes.MapGroup("/api/call/history").ForAdmins().WithTags("History");
        admins.MapGet("/export", ExportAsync);
    }

    private static async Task<Results<Ok<HistoryPage>, ProblemHttpResult>> ListAsync(
        [AsParameters] HistoryQuery query, string? cursor, string? limit, ClaimsPrincipal user, HistoryAccess access, CancellationToken cancel)
    {
        if (HistoryFilter.TryParse(query, out var filter) is { } badFilter) return badFilter.ToProblem();
        if (PageRequest.TryParse(cursor, limit, out var page) is { } badPage) return badPage.ToProblem();
        UserId? own = user.IsAdmin() ? null : user.UserId();
        var fetched = await access.ReadAsync(
            user, context => context.List(filter, own, page.After?.Id, page.Fetch).ToListAsync(cancel), cancel);
        var (rows, next) = page.Cut(fetched, row => new Cursor(0, row.CallId));
        return TypedResults.Ok(new HistoryPage([.. rows.Select(row => row.ToItem())], next));
    }

    private static async Task<Results<Ok<HistoryDetails>, ProblemHttpResult>> FindAsync(
        string callId, ClaimsPrincipal user, HistoryAccess access, CancellationToken cancel)
    {
        // Somebody else's call and one that never was look the same.
        if (!CallId.TryParse(callId, null, out var id)) return CallError.UnknownCall.ToProblem();
        var row = await access.ReadAsync(user, context => context.Attempts.SingleOrDefaultAsync(row => row.CallId == id.Value, cancel), cancel);
        return row is null ? CallError.UnknownCall.ToProblem() : TypedResults.Ok(row.ToDetails());
    }

    private static Results<PushStreamHttpResult, ProblemHttpResult> ExportAsync(
        [AsParameters] HistoryQuery query, ClaimsPrincipal user, HistoryAccess access, CancellationToken cancel)
    {
        if (HistoryFilter.TryParse(query, out var filter) is { } error) return error.ToProblem();
        return TypedResults.Stream(
            stream => HistoryExport.WriteAsync(
                stream,
                before => access.ReadAsync(user, context => context.List(filter, own: null, before, HistoryExport.Chunk).ToListAsync(cancel), cancel),
                cancel),
            "text/csv; charset=utf-8",
            "call-history.csv");
    }
}
