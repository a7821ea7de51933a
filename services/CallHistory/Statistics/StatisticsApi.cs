using System.Globalization;
using System.Security.Claims;
using Calling.CallHistory.Data;
using Calling.Contracts.Errors;
using Calling.Contracts.History;
using Calling.ServiceDefaults.Errors;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Calling.CallHistory.Statistics;

/// <summary>Charts for admins.</summary>
internal static class StatisticsApi
{
    private const int DefaultDays = 30;
    private const int MaxDays = 90;

    public static void MapStatistics(this IEndpointRouteBuilder routes) =>
        routes.MapGroup("/api/call/statistics").ForAdmins().WithTags("Statistics").MapGet("", ReadAsync);

    private static async Task<Results<Ok<StatisticsAnswer>, ProblemHttpResult>> ReadAsync(
        string? days, ClaimsPrincipal user, HistoryAccess access, TimeProvider clock, CancellationToken cancel)
    {
        var wanted = DefaultDays;
        if (!string.IsNullOrEmpty(days)
            && (!int.TryParse(days, NumberStyles.None, CultureInfo.InvariantCulture, out wanted) || wanted is < 1 or > MaxDays))
            return CallError.InvalidRequest.Because($"The days are a number from 1 to {MaxDays}.").ToProblem();
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        return TypedResults.Ok(await access.ReadAsync(user, context => context.StatisticsAsync(today, wanted, cancel), cancel));
    }
}
