using Calling.Contracts.Calls;
using Calling.Contracts.Hub;

namespace Calling.Signaling.Signals;

/// <summary>Signals that wait for one side of a call, numbered 1, 2, 3 … per side.</summary>
internal interface ISignalStore
{
    /// <summary>Appends in order. Null: the side has not fetched its signals for so long that no more are kept.</summary>
    Task<IReadOnlyList<Signal>?> AppendAsync(CallId call, CallSide to, IReadOnlyList<OutgoingSignal> signals);

    /// <summary>Those with a number above <paramref name="seq"/>, oldest first.</summary>
    Task<IReadOnlyList<Signal>> AfterAsync(CallId call, CallSide side, long seq);
}
