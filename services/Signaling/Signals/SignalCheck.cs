using System.Text;
using Calling.Contracts.Calls;
using Calling.Contracts.Errors;
using Calling.Contracts.Hub;

namespace Calling.Signaling.Signals;

/// <summary>The limits of what devices send each other through us (SignalLimits). Sizes are bytes of UTF-8.</summary>
internal static class SignalCheck
{
    /// <summary>Null: the batch may pass.</summary>
    public static CallError? Check(IReadOnlyList<OutgoingSignal> signals)
    {
        if (signals.Count is 0 or > SignalLimits.MaxBatch)
            return CallError.InvalidRequest.Because($"A batch is 1 to {SignalLimits.MaxBatch} signals.");
        foreach (var signal in signals)
        {
            if (signal.Payload is null) return CallError.InvalidRequest.Because("A signal needs a payload.");
            var limit = signal.Kind is SignalKind.Candidate ? SignalLimits.MaxCandidate : SignalLimits.MaxSdp;
            if (Encoding.UTF8.GetByteCount(signal.Payload) > limit)
                return CallError.TooLarge.Because(signal.Kind is SignalKind.Candidate ? "A candidate is at most 2 KB." : "SDP is at most 64 KB.");
            if (signal.Payload.Length == 0 && signal.Kind is not SignalKind.Candidate)
                return CallError.InvalidRequest.Because("SDP cannot be empty.");
        }

        return null;
    }
}
