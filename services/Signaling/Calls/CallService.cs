using Calling.Contracts.Calls;
using Calling.Contracts.Errors;
using Calling.Contracts.People;
using Calling.Signaling.Telemetry;
using Microsoft.Extensions.Options;

namespace Calling.Signaling.Calls;

/// <summary>Carries commands out: load, decide, commit; lost the race, so load and decide again. Then tells both people.</summary>
internal sealed class CallService(ICallStore store, CallNotices notices, CallMetrics metrics, TimeProvider clock, IOptions<CallOptions> options)
{
    /// <summary>Two people with a few devices never collide more often; beyond it something is wrong and the client may try again.</summary>
    private const int MaxAttempts = 12;

    private readonly CallMachine _machine = new(options.Value);

    /// <summary>A command of one of the two people; somebody else's call looks like none.</summary>
    public Task<CallResult> DoAsync(CallId id, UserId user, Func<CallSide, CallCommand> command) =>
        DoAsync(id, call => call.SideOf(user) is { } side ? _machine.Decide(call, command(side), clock.GetUtcNow()) : new CallDecision.Refused(CallError.UnknownCall));

    /// <summary>A command of a deadline or an admin.</summary>
    public Task<CallResult> DoAsync(CallId id, CallCommand command) => DoAsync(id, call => _machine.Decide(call, command, clock.GetUtcNow()));

    public Task<CallResult> AnswerByGlareAsync(CallId id, DeviceId device) =>
        DoAsync(id, call => _machine.AnswerByGlare(call, new CallCommand.Answer(CallSide.Callee, device), clock.GetUtcNow()));

    private async Task<CallResult> DoAsync(CallId id, Func<Call, CallDecision> decide)
    {
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            if (await store.LoadAsync(id) is not { } call) return new CallResult(null, CallError.UnknownCall);
            switch (decide(call))
            {
                case CallDecision.Refused refused:
                    return new CallResult(call, refused.Error);
                case CallDecision.Unchanged unchanged:
                    return new CallResult(unchanged.Call, null);
                case CallDecision.Accepted accepted
                    when (await store.CommitAsync(CallCommit.Following(call, accepted))).Outcome is CommitOutcome.Committed:
                    metrics.Changed(call, accepted.Next);
                    if (!accepted.Quiet) await notices.TellBothAsync(accepted.Next);
                    return new CallResult(accepted.Next, null);
            }
        }

        return new CallResult(null, CallError.Conflict);
    }
}

/// <param name="Call">The call after the command, or as it stood when it was refused.</param>
/// <param name="Error">Null: carried out, now or before.</param>
internal readonly record struct CallResult(Call? Call, CallError? Error);
