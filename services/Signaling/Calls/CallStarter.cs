using Calling.Contracts.Calls;
using Calling.Contracts.Errors;
using Calling.Contracts.People;
using Calling.Contracts.Presence;
using Calling.ServiceDefaults;
using Calling.Signaling.Telemetry;
using Microsoft.Extensions.Options;

namespace Calling.Signaling.Calls;

/// <summary>Carries out a click on "Call".</summary>
internal sealed class CallStarter(
    ICallStore store, CallService calls, CallNotices notices, CallMetrics metrics, PersonDirectory people, PresenceReader presence,
    TimeProvider clock, IOptions<CallOptions> options, IOptions<CallingOptions> calling)
{
    private const int MaxAttempts = 12;
    private const int MaxCommandId = 64;

    private readonly CallStart _start = new(options.Value);

    public async Task<CallResult> StartAsync(Person caller, InitiateRequest request)
    {
        if (request.CommandId is { } command)
        {
            if (command.Length is 0 or > MaxCommandId || !TextId.IsValid(command))
                return new CallResult(null, CallError.InvalidRequest.Because("commandId is 1 to 64 letters, digits or - _ . @ |."));
            if (await store.FindCommandAsync(caller.Id, command) is { } repeated) return new CallResult(await store.LoadAsync(repeated), null);
        }

        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var facts = await FactsAsync(caller, request.CalleeId);
            switch (_start.Decide(facts, request, clock.GetUtcNow()))
            {
                case StartDecision.Refused refused:
                    return new CallResult(null, refused.Error);
                case StartDecision.AnswerInstead glare:
                    // When their call ended meanwhile, this is an attempt of its own.
                    if (await calls.AnswerByGlareAsync(glare.Call.Id, request.DeviceId) is { Error: null } answered) return answered;
                    break;
                case StartDecision.Started started when await CommitAsync(started, request.CommandId) is { } result:
                    return result;
            }
        }

        return new CallResult(null, CallError.Conflict);
    }

    /// <summary>Null: somebody was faster, look again.</summary>
    private async Task<CallResult?> CommitAsync(StartDecision.Started started, string? commandId)
    {
        var committed = await store.CommitAsync(CallCommit.New(started.Call, started.Events), commandId);
        if (committed is { Outcome: CommitOutcome.Repeated, OtherCall: { } other }) return new CallResult(await store.LoadAsync(other), null);
        if (committed.Outcome is not CommitOutcome.Committed) return null;
        metrics.Started(started.Call);
        await notices.TellBothAsync(started.Call);
        return new CallResult(started.Call, null);
    }

    private async Task<StartFacts> FactsAsync(Person caller, UserId callee)
    {
        var person = people.FindAsync(callee);
        var status = presence.ReadAsync(callee);
        var callerCall = store.LiveCallOfAsync(caller.Id);
        var calleeCall = store.LiveCallOfAsync(callee);
        return new StartFacts(caller, await person, calling.Value.Policy, await callerCall, await calleeCall, (await status).Status);
    }
}
