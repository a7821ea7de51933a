using Calling.Contracts.Calls;
using Calling.Contracts.History;
using Calling.Contracts.Presence;

namespace Calling.Contracts.Hub;

/// <summary>
/// What servers tell a connected device. Delivery is at most once: every message is a whole state with a version, and a client
/// that (re)connects asks for a <see cref="Snapshot"/>.
/// </summary>
public interface ICallingClient
{
    /// <summary>To every device of the person.</summary>
    Task CallChanged(CallView call);

    /// <summary>To the devices of the side that the signals are for.</summary>
    Task SignalsArrived(SignalsArrived arrived);

    /// <summary>People whom this connection watches, and the person themselves.</summary>
    Task PresenceChanged(IReadOnlyList<PresenceView> changes);

    /// <summary>To every device of the callee.</summary>
    Task MissedCallsChanged(MissedNotice notice);

    /// <summary>To every admin: the shared inbox changed; fetch it again where it is shown.</summary>
    Task InboxChanged(InboxNotice notice);

    /// <summary>This node goes away: connect again after a moment. Nothing in a call changes.</summary>
    Task ServerMoving();

    /// <summary>The session ended (signed out, disabled, expired): do not come back without a new sign-in.</summary>
    Task SessionEnded();
}

public sealed record SignalsArrived(CallId CallId, IReadOnlyList<Signal> Signals);

public sealed record InboxNotice(int OpenCount);
