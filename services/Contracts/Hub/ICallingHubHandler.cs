using Calling.Contracts.Calls;
using Calling.Contracts.People;
using Calling.Contracts.Presence;

namespace Calling.Contracts.Hub;

/// <summary>Does the work behind <see cref="CallingHub"/>; implemented by Signaling.</summary>
public interface ICallingHubHandler
{
    Task ConnectedAsync(CallingHub hub);

    Task DisconnectedAsync(CallingHub hub);

    Task<Reply<Snapshot>> SnapshotAsync(CallingHub hub, SnapshotRequest request);

    Task<Reply<InitiateAnswer>> InitiateAsync(CallingHub hub, InitiateRequest request);

    Task<Reply<CallView>> AckRingingAsync(CallingHub hub, CallId callId);

    Task<Reply<CallView>> AnswerAsync(CallingHub hub, CallId callId);

    Task<Reply<CallView>> DeclineAsync(CallingHub hub, CallId callId);

    Task<Reply<CallView>> HangUpAsync(CallingHub hub, CallId callId);

    Task<Reply<CallView>> MediaConnectedAsync(CallingHub hub, CallId callId);

    Task<Reply<CallView>> MediaLostAsync(CallingHub hub, CallId callId);

    Task<Reply<SignalAnswer>> SendSignalsAsync(CallingHub hub, SignalBatch batch);

    Task<Reply<Done>> ReportQualityAsync(CallingHub hub, QualityReport report);

    Task<Reply<Done>> ActiveAsync(CallingHub hub, DeviceInfo? device);

    Task<Reply<IReadOnlyList<PresenceView>>> WatchPresenceAsync(CallingHub hub, IReadOnlyList<UserId> users);

    Task<Reply<Done>> UnwatchPresenceAsync(CallingHub hub, IReadOnlyList<UserId> users);
}
