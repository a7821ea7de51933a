using System.Security.Claims;
using Calling.Contracts;
using Calling.Contracts.Calls;
using Calling.Contracts.Errors;
using Calling.Contracts.People;
using Calling.ServiceDefaults.Errors;
using Calling.ServiceDefaults.Tokens;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Calling.Signaling.Calls;

/// <summary>Live calls, for admins.</summary>
internal static class LiveCallsApi
{
    public static void MapLiveCalls(this IEndpointRouteBuilder routes)
    {
        var live = routes.MapGroup("/api/call/live")
            .RequireAuthorization(policy => policy.RequireRole(Wire.Name(Role.Admin)))
            .WithTags("Live calls");
        live.MapGet("", ListAsync);
        live.MapPost("/{id}/end", EndAsync);
    }

    private static async Task<Ok<LiveCall[]>> ListAsync(ICallStore store)
    {
        var calls = await store.LoadAsync(await store.LiveCallsAsync());
        return TypedResults.Ok(calls.Where(call => call.IsLive).OrderBy(call => call.StartedAt).Select(call => call.ForAdmins()).ToArray());
    }

    private static async Task<Results<Ok<CallAnswer>, ProblemHttpResult>> EndAsync(CallId id, ClaimsPrincipal user, CallService calls)
    {
        var result = await calls.DoAsync(id, new CallCommand.EndByAdmin(user.UserId()));
        return result is { Error: null, Call: { } call } ? TypedResults.Ok(call.ToAnswer()) : (result.Error ?? CallError.UnknownCall).ToProblem();
    }
}
