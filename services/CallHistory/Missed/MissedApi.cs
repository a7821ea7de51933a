using System.Security.Claims;
using Calling.CallHistory.Data;
using Calling.CallHistory.Paging;
using Calling.Contracts.Calls;
using Calling.Contracts.Errors;
using Calling.Contracts.History;
using Calling.ServiceDefaults.Errors;
using Calling.ServiceDefaults.Tokens;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Calling.CallHistory.Missed;

/// <summary>What the asking person missed. Also for an admin only their own: what others missed is in the inbox and in the history.</summary>
internal static class MissedApi
{
    public static void MapMissed(this IEndpointRouteBuilder routes)
    {
        var calls = routes.MapGroup("/api/call").RequireAuthorization().WithTags("Missed calls");
        calls.MapGet("/missed", ListAsync);
        calls.MapPost("/mark-seen", MarkAllSeenAsync);
        calls.MapPost("/mark-seen/{id}", MarkSeenAsync);
    }

    private static async Task<Results<Ok<MissedPage>, ProblemHttpResult>> ListAsync(
        string? cursor, string? limit, ClaimsPrincipal user, HistoryAccess access, CancellationToken cancel)
    {
        if (PageRequest.TryParse(cursor, limit, out var page) is { } error) return error.ToProblem();
        return await access.ReadAsync<Ok<MissedPage>>(
            user,
            async context =>
            {
                var own = context.OwnedBy(user);
                if (page.After is { } after) own = own.Where(row => row.Id < after.Id);
                var fetched = await own.OrderByDescending(row => row.Id).Take(page.Fetch).ToListAsync(cancel);
                var (rows, next) = page.Cut(fetched, row => new Cursor(0, row.Id));
                return TypedResults.Ok(new MissedPage(await context.CountUnseenAsync(user, cancel), [.. rows.Select(row => row.ToView())], next));
            },
            cancel);
    }

    private static async Task<Results<Ok<UnseenAnswer>, ProblemHttpResult>> MarkSeenAsync(
        string id, ClaimsPrincipal user, HistoryAccess access, MissedNotices notices, TimeProvider clock, CancellationToken cancel)
    {
        if (!CallId.TryParse(id, null, out var call)) return CallError.UnknownCall.ToProblem();
        var unseen = await access.ActAsync(
            user,
            async context =>
            {
                var one = context.OwnedBy(user).Where(row => row.Id == call.Value);
                // The time at which it was seen first stays.
                var marked = await one.Where(row => row.SeenAt == null).MarkAsync(clock, cancel);
                return marked > 0 || await one.AnyAsync(cancel) ? await context.CountUnseenAsync(user, cancel) : (int?)null;
            },
            cancel);
        if (unseen is not { } count) return CallError.UnknownCall.ToProblem();
        await notices.SeenAsync(user.UserId().Value, count);
        return TypedResults.Ok(new UnseenAnswer(count));
    }

    private static async Task<Ok<UnseenAnswer>> MarkAllSeenAsync(
        ClaimsPrincipal user, HistoryAccess access, MissedNotices notices, TimeProvider clock, CancellationToken cancel)
    {
        var unseen = await access.ActAsync(
            user,
            async context =>
            {
                await context.OwnedBy(user).Where(row => row.SeenAt == null).MarkAsync(clock, cancel);
                return await context.CountUnseenAsync(user, cancel);
            },
            cancel);
        await notices.SeenAsync(user.UserId().Value, unseen);
        return TypedResults.Ok(new UnseenAnswer(unseen));
    }

    private static IQueryable<MissedEntry> OwnedBy(this HistoryContext context, ClaimsPrincipal user)
    {
        var own = user.UserId().Value;
        return context.Missed.Where(row => row.CalleeId == own);
    }

    private static Task<int> CountUnseenAsync(this HistoryContext context, ClaimsPrincipal user, CancellationToken cancel) =>
        context.OwnedBy(user).CountAsync(row => row.SeenAt == null, cancel);

    private static Task<int> MarkAsync(this IQueryable<MissedEntry> rows, TimeProvider clock, CancellationToken cancel)
    {
        DateTimeOffset? now = clock.GetUtcNow();
        return rows.ExecuteUpdateAsync(set => set.SetProperty(row => row.SeenAt, now), cancel);
    }
}
