using Calling.Contracts.Errors;
using Calling.Contracts.Events;

namespace Calling.Signaling.Calls;

/// <summary>What the machine says to a command.</summary>
public abstract record CallDecision
{
    private CallDecision()
    {
    }

    /// <summary>The next state, and the facts that other services must hear; committed in one step.</summary>
    /// <param name="Quiet">Nothing that a person sees changed: no message to devices.</param>
    public sealed record Accepted(Call Next, IReadOnlyList<ICallEvent> Events, bool Quiet = false) : CallDecision;

    /// <summary>The command is done already or came too late to matter; repeating it is harmless.</summary>
    public sealed record Unchanged(Call Call) : CallDecision;

    public sealed record Refused(CallError Error) : CallDecision;
}
