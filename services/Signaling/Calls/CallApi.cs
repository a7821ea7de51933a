using System.Security.Claims;
using Calling.Contracts.Calls;
using Calling.Contracts.Errors;
using Calling.Contracts.Hub;
using Calling.Contracts.People;
using Calling.ServiceDefaults.Errors;
using Calling.ServiceDefaults.Tokens;
using Calling.Signaling.Ice;
using Calling.Signaling.Signals;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Calling.Signaling.Calls;

/// <summary>Calls for programs that only poll. The same services as behind the hub.</summary>
internal static class CallApi
{
    public static void MapCalls(this IEndpointRouteBuilder routes)
    {
        var calls = routes.MapGroup("/api/call").RequireAuthorization().WithTags("Calls");
        calls.MapPost("/initiate", InitiateAsync);
        calls.MapPost("/answer", AnswerAsync);
        calls.MapPost("/reject", RejectAsync);
        calls.MapPost("/hangup", HangUpAsync);
        calls.MapPost("/connected", ConnectedAsync);
        calls.MapPost("/signal", SignalAsync);
        calls.MapGet("/signals", SignalsAsync);
        calls.MapGet("/active", ActiveAsync);
        calls.MapGet("/ice-servers", IceServers);
    }

    private static async Task<Results<Ok<InitiateAnswer>, ProblemHttpResult>> InitiateAsync(
        InitiateRequest request, ClaimsPrincipal user, CallStarter starter)
    {
        if (request.CalleeId.Value is null || request.DeviceId.Value is null) return Missing("calleeId and deviceId are needed.");
        var result = await starter.StartAsync(user.Person(), request);
        return result is { Error: null, Call: { } call }
            ? TypedResults.Ok(InitiateAnswers.For(call, user.UserId()))
            : (result.Error ?? CallError.UnknownCall).ToProblem();
    }

    private static Task<Results<Ok<CallAnswer>, ProblemHttpResult>> AnswerAsync(CallRequest request, ClaimsPrincipal user, CallService calls) =>
        DoAsync(request, user, calls, side => new CallCommand.Answer(side, request.DeviceId));

    private static Task<Results<Ok<CallAnswer>, ProblemHttpResult>> RejectAsync(CallRequest request, ClaimsPrincipal user, CallService calls) =>
        DoAsync(request, user, calls, side => new CallCommand.Decline(side, request.DeviceId));

    private static Task<Results<Ok<CallAnswer>, ProblemHttpResult>> HangUpAsync(CallRequest request, ClaimsPrincipal user, CallService calls) =>
        DoAsync(request, user, calls, side => new CallCommand.HangUp(side, request.DeviceId));

    private static Task<Results<Ok<CallAnswer>, ProblemHttpResult>> ConnectedAsync(CallRequest request, ClaimsPrincipal user, CallService calls) =>
        DoAsync(request, user, calls, side => new CallCommand.MediaConnected(side, request.DeviceId));

    private static async Task<Results<Ok<SignalAnswer>, ProblemHttpResult>> SignalAsync(SignalRequest request, ClaimsPrincipal user, SignalService signals)
    {
        if (request.CallId == default || request.DeviceId.Value is null) return Missing("callId and deviceId are needed.");
        var (seq, error) = await signals.SendAsync(request.CallId, user.UserId(), request.DeviceId, [new OutgoingSignal(request.Kind, request.Payload)]);
        return error is null ? TypedResults.Ok(new SignalAnswer(seq)) : error.ToProblem();
    }

    private static async Task<Results<Ok<SignalsAnswer>, ProblemHttpResult>> SignalsAsync(
        CallId callId, DeviceId deviceId, ClaimsPrincipal user, SignalService signals, CancellationToken gone, long after = 0)
    {
        var (found, error) = await signals.WaitAsync(callId, user.UserId(), deviceId, after, gone);
        return error is null ? TypedResults.Ok(new SignalsAnswer(found)) : error.ToProblem();
    }

    /// <summary>What rings or runs. A program that asks is a device that rings: the caller is told so.</summary>
    private static async Task<Ok<ActiveCallsAnswer>> ActiveAsync(
        DeviceId deviceId, ClaimsPrincipal user, ICallStore store, CallService calls, TimeProvider clock)
    {
        var call = await store.LiveCallOfAsync(user.UserId());
        if (call is { State: CallState.Calling or CallState.Ringing } && call.Callee.Id == user.UserId())
            call = (await calls.DoAsync(call.Id, user.UserId(), side => new CallCommand.AckRinging(side, deviceId))).Call ?? call;
        return TypedResults.Ok(new ActiveCallsAnswer(
            clock.GetUtcNow(), call is { IsLive: true } ? [call.For(call.SideOf(user.UserId())!.Value)] : []));
    }

    private static Ok<IceServersAnswer> IceServers(ClaimsPrincipal user, IceServerList ice) => TypedResults.Ok(ice.For(user.UserId()));

    private static async Task<Results<Ok<CallAnswer>, ProblemHttpResult>> DoAsync(
        CallRequest request, ClaimsPrincipal user, CallService calls, Func<CallSide, CallCommand> command)
    {
        if (request.CallId == default || request.DeviceId.Value is null) return Missing("callId and deviceId are needed.");
        var result = await calls.DoAsync(request.CallId, user.UserId(), command);
        return result is { Error: null, Call: { } call } ? TypedResults.Ok(call.ToAnswer()) : (result.Error ?? CallError.UnknownCall).ToProblem();
    }

    private static ProblemHttpResult Missing(string what) => CallError.InvalidRequest.Because(what).ToProblem();
}
