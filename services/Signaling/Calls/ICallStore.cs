using Calling.Contracts.Calls;
using Calling.Contracts.People;

namespace Calling.Signaling.Calls;

/// <summary>Where calls live. The one implementation is on Redis; the interface is the seam that rules do not see past.</summary>
public interface ICallStore
{
    /// <summary>Null: unknown, or over for so long that it was forgotten.</summary>
    Task<Call?> LoadAsync(CallId call);

    Task<IReadOnlyList<Call>> LoadAsync(IReadOnlyCollection<CallId> calls);

    /// <summary>The live call that a person is in. A claim that points nowhere is freed on the way.</summary>
    Task<Call?> LiveCallOfAsync(UserId user);

    Task<IReadOnlyList<CallId>> LiveCallsAsync();

    /// <summary>The call that this click made before, when it is repeated.</summary>
    Task<CallId?> FindCommandAsync(UserId user, string commandId);

    Task<CommitResult> CommitAsync(CallCommit commit, string? commandId = null);

    /// <summary>Sets when the leases of a call are looked at next.</summary>
    Task SetLeaseLookAsync(CallId call, DateTimeOffset at);

    Task<IReadOnlyList<(DeadlineKind Kind, CallId Call)>> TakeDueAsync(DateTimeOffset now);

    Task ForgetDeadlineAsync(DeadlineKind kind, CallId call);
}

public enum CommitOutcome
{
    Committed,

    /// <summary>Somebody else was faster: load and decide again.</summary>
    OtherVersion,
    CallerBusy,
    CalleeBusy,

    /// <summary>The same click was carried out before.</summary>
    Repeated,
}

/// <param name="OtherCall">The call that stands in the way, or that the repeated click made.</param>
public readonly record struct CommitResult(CommitOutcome Outcome, CallId? OtherCall);
