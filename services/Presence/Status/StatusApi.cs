using System.Security.Claims;
using Calling.Contracts.Errors;
using Calling.Contracts.People;
using Calling.Contracts.Presence;
using Calling.Presence.Aggregate;
using Calling.Presence.Sweep;
using Calling.ServiceDefaults.Errors;
using Calling.ServiceDefaults.Tokens;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Calling.Presence.Status;

/// <summary>Presence over HTTP: signs of life, who is there, and what one wants to be seen as.</summary>
internal static class StatusApi
{
    public static void MapStatus(this IEndpointRouteBuilder routes)
    {
        var status = routes.MapGroup("/api/status").RequireAuthorization().WithTags("Presence");
        status.MapPost("/heartbeat", HeartbeatAsync).Accepts<HeartbeatRequest>("application/json", "text/plain");
        status.MapPost("/leave", LeaveAsync);
        status.MapPost("/update", UpdateAsync);
        status.MapGet("/user/{id}", UserAsync);
        status.MapGet("/user/{id}/devices", DevicesAsync);
    }

    /// <summary>Answers with the status as it is after this heartbeat: the first one says online already.</summary>
    private static async Task<Results<Ok<HeartbeatAnswer>, ProblemHttpResult>> HeartbeatAsync(
        HttpRequest http, ClaimsPrincipal user, DeviceLeases leases, PresenceRefresh refresh, TimeProvider clock)
    {
        var (request, error) = await HeartbeatBody.ReadAsync(http);
        if (error is not null || request is null) return (error ?? CallError.MalformedJson).ToProblem();
        var me = user.UserId();
        if (request.Closing) await leases.CloseAsync(me, request.DeviceId);
        else await leases.TouchAsync(me, request.DeviceId, request.Active, request.Device);
        var view = await refresh.NowAsync(me);
        return TypedResults.Ok(new HeartbeatAnswer(view.Status, clock.GetUtcNow()));
    }

    /// <summary>Signed out on this device: gone at once, without the grace of a page that may be reloading.</summary>
    private static async Task<Ok<HeartbeatAnswer>> LeaveAsync(
        LeaveRequest request, ClaimsPrincipal user, DeviceLeases leases, PresenceRefresh refresh, TimeProvider clock)
    {
        await leases.RemoveAsync(user.UserId(), request.DeviceId);
        var view = await refresh.NowAsync(user.UserId(), atOnce: true);
        return TypedResults.Ok(new HeartbeatAnswer(view.Status, clock.GetUtcNow()));
    }

    private static async Task<Results<Ok<PresenceView>, ProblemHttpResult>> UpdateAsync(
        StatusUpdateRequest request, ClaimsPrincipal user, IPresenceStore store, PresenceRefresh refresh, TimeProvider clock)
    {
        if (StatusChecks.Check(request, clock.GetUtcNow()) is { } error) return error.ToProblem();
        var me = user.Person();
        var message = request.Message?.Trim() is { Length: > 0 } text ? text : null;
        await store.ChooseAsync(me.Id, request.Status is ManualStatus.Auto ? null : new ManualChoice(request.Status, request.Until, message));
        var view = await refresh.NowAsync(me.Id, atOnce: true);
        return TypedResults.Ok(view with { Name = me.Name });
    }

    private static async Task<Results<Ok<PresenceView>, ProblemHttpResult>> UserAsync(
        UserId id, ClaimsPrincipal user, VisiblePeople people, PresenceReader presence)
    {
        var (person, error) = await people.FindAsync(user, id);
        if (person is null) return (error ?? CallError.UnknownPerson).ToProblem();
        return TypedResults.Ok((await presence.ReadAsync(person.Id)).For(person));
    }

    private static async Task<Results<Ok<IReadOnlyList<DeviceView>>, ProblemHttpResult>> DevicesAsync(
        UserId id, ClaimsPrincipal user, VisiblePeople people, IPresenceStore store)
    {
        if (!user.IsAdmin()) return CallError.Forbidden.ToProblem();
        var (person, error) = await people.FindAsync(user, id);
        if (person is null) return (error ?? CallError.UnknownPerson).ToProblem();
        return TypedResults.Ok(await store.DevicesAsync(person.Id));
    }
}
