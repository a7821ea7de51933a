using Calling.Contracts.Calls;
using Calling.Contracts.People;
using Calling.Contracts.Presence;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;

namespace Calling.Contracts.Hub;

/// <summary>
/// The one hub, <c>/hubs/calling?deviceId=…</c>. It stands here, with its methods handed to a handler, so that Presence and
/// CallHistory can hold an IHubContext of it and speak to people without hosting a connection. Signaling hosts it.
/// </summary>
[Authorize]
public sealed class CallingHub(ICallingHubHandler handler) : Hub<ICallingClient>
{
    public const string Path = "/hubs/calling";

    /// <summary>Query parameter that names the device of a connection.</summary>
    public const string DeviceQuery = "deviceId";

    public override Task OnConnectedAsync() => handler.ConnectedAsync(this);

    public override Task OnDisconnectedAsync(Exception? exception) => handler.DisconnectedAsync(this);

    /// <summary>Called first after each (re)connect.</summary>
    public Task<Reply<Snapshot>> Snapshot(SnapshotRequest request) => handler.SnapshotAsync(this, request);

    public Task<Reply<InitiateAnswer>> Initiate(InitiateRequest request) => handler.InitiateAsync(this, request);

    /// <summary>This device rings.</summary>
    public Task<Reply<CallView>> AckRinging(CallId callId) => handler.AckRingingAsync(this, callId);

    public Task<Reply<CallView>> Answer(CallId callId) => handler.AnswerAsync(this, callId);

    public Task<Reply<CallView>> Decline(CallId callId) => handler.DeclineAsync(this, callId);

    /// <summary>Ends the call; before the answer it is the caller's cancel.</summary>
    public Task<Reply<CallView>> HangUp(CallId callId) => handler.HangUpAsync(this, callId);

    public Task<Reply<CallView>> MediaConnected(CallId callId) => handler.MediaConnectedAsync(this, callId);

    public Task<Reply<CallView>> MediaLost(CallId callId) => handler.MediaLostAsync(this, callId);

    /// <summary>Sends SDP and candidates to the other side, in order. Value: sequence number of the last one.</summary>
    public Task<Reply<SignalAnswer>> SendSignals(SignalBatch batch) => handler.SendSignalsAsync(this, batch);

    public Task<Reply<Done>> ReportQuality(QualityReport report) => handler.ReportQualityAsync(this, report);

    /// <summary>The person used this device. The client sends it when input comes after a while without, and at most once a minute.</summary>
    public Task<Reply<Done>> Active(DeviceInfo? device) => handler.ActiveAsync(this, device);

    /// <summary>Watch these people (at most 200 at once): their presence now; changes follow. Whom one may not see is left out.</summary>
    public Task<Reply<IReadOnlyList<PresenceView>>> WatchPresence(IReadOnlyList<UserId> users) => handler.WatchPresenceAsync(this, users);

    public Task<Reply<Done>> UnwatchPresence(IReadOnlyList<UserId> users) => handler.UnwatchPresenceAsync(this, users);
}

/// <summary>Names of hub groups.</summary>
public static class HubGroups
{
    /// <summary>Connections that watch this person's presence.</summary>
    public static string Presence(UserId user) => $"presence:{user}";

    /// <summary>The connections of one device: the old and the new socket may overlap.</summary>
    public static string Device(UserId user, DeviceId device) => $"device:{user}:{device}";

    public const string Admins = "admins";
}
