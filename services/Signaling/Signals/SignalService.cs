using Calling.Contracts.Calls;
using Calling.Contracts.Errors;
using Calling.Contracts.Hub;
using Calling.Contracts.People;
using Calling.Signaling.Calls;

namespace Calling.Signaling.Signals;

/// <summary>
/// Relays SDP and candidates between the two devices of a call. They are kept until the call ends, so a side may fetch them late
/// (hang-up, candidates and offer in any order), and a reloaded page may fetch them again.
/// </summary>
internal sealed class SignalService(ICallStore calls, ISignalStore signals, CallNotices notices, TimeProvider clock)
{
    /// <summary>How long a program that only polls is kept waiting.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(25);

    /// <summary>Polling clients are few; each look is one read.</summary>
    private static readonly TimeSpan s_lookEvery = TimeSpan.FromMilliseconds(150);

    public async Task<(long Seq, CallError? Error)> SendAsync(CallId id, UserId user, DeviceId device, IReadOnlyList<OutgoingSignal> batch)
    {
        if (SignalCheck.Check(batch) is { } invalid) return (0, invalid);
        var (call, side, refusal) = await FindAsync(id, user, device);
        if (refusal is not null) return (0, refusal);
        if (!call!.IsLive) return (0, CallError.CallOver);
        var sent = await signals.AppendAsync(id, side.Other(), batch);
        if (sent is null) return (0, CallError.RateLimited.Because("The other side has too many signals waiting."));
        await notices.SignalsArrivedAsync(call, side.Other(), new SignalsArrived(id, sent));
        return (sent[^1].Seq, null);
    }

    public async Task<(IReadOnlyList<Signal> Signals, CallError? Error)> AfterAsync(CallId id, UserId user, DeviceId device, long after)
    {
        var (call, side, refusal) = await FindAsync(id, user, device);
        return refusal is null ? (await signals.AfterAsync(call!.Id, side, after), null) : ([], refusal);
    }

    /// <summary>As <see cref="AfterAsync"/>, but waits while there is none: until one comes, the call ends or the time is up.</summary>
    public async Task<(IReadOnlyList<Signal> Signals, CallError? Error)> WaitAsync(CallId id, UserId user, DeviceId device, long after, CancellationToken gone)
    {
        var (call, side, refusal) = await FindAsync(id, user, device);
        if (refusal is not null) return ([], refusal);
        var until = clock.GetUtcNow() + LongestWait;
        while (true)
        {
            var found = await signals.AfterAsync(id, side, after);
            if (found.Count > 0 || clock.GetUtcNow() >= until || call is not { IsLive: true }) return (found, null);
            await Task.Delay(s_lookEvery, clock, gone);
            call = await calls.LoadAsync(id);
        }
    }

    private async Task<(Call? Call, CallSide Side, CallError? Refusal)> FindAsync(CallId id, UserId user, DeviceId device)
    {
        if (await calls.LoadAsync(id) is not { } call || call.SideOf(user) is not { } side) return (null, default, CallError.UnknownCall);
        return call[side].Device switch
        {
            null => (call, side, CallError.NotAnswered),
            { } bound when bound != device => (call, side, side is CallSide.Callee ? CallError.AnsweredElsewhere : CallError.WrongDevice),
            _ => (call, side, null),
        };
    }
}
