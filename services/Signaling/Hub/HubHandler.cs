using Calling.Contracts.Calls;
using Calling.Contracts.Errors;
using Calling.Contracts.Hub;
using Calling.Contracts.People;
using Calling.Contracts.Presence;
using Calling.ServiceDefaults.Tokens;
using Calling.Signaling.Calls;
using Calling.Signaling.Signals;
using Microsoft.AspNetCore.SignalR;

namespace Calling.Signaling.Hub;

/// <summary>What stands behind each hub method: parse, call the service, reply.</summary>
internal sealed class HubHandler(
    HubCalls hubCalls, LocalConnections connections, DeviceLeases leases, CallStarter starter, CallService calls, SignalService signals,
    Snapshots snapshots, PresenceWatch watch) : ICallingHubHandler
{
    public async Task ConnectedAsync(CallingHub hub)
    {
        var query = hub.Context.GetHttpContext()?.Request.Query[CallingHub.DeviceQuery].ToString();
        if (!DeviceId.TryParse(query, null, out var device))
        {
            hub.Context.Abort();
            return;
        }

        var user = hub.Context.User!;
        await hub.Groups.AddToGroupAsync(hub.Context.ConnectionId, HubGroups.Device(user.UserId(), device));
        if (user.IsAdmin()) await hub.Groups.AddToGroupAsync(hub.Context.ConnectionId, HubGroups.Admins);
        connections.Add(new LocalConnection(user.UserId(), device, user.SessionId(), hub.Context));
        await leases.TouchAsync(user.UserId(), device, active: true);
    }

    /// <summary>Says nothing about the device: it may be back elsewhere already. Its lease does.</summary>
    public Task DisconnectedAsync(CallingHub hub)
    {
        connections.Remove(hub.Context.ConnectionId);
        return Task.CompletedTask;
    }

    public Task<Reply<Snapshot>> SnapshotAsync(CallingHub hub, SnapshotRequest request) =>
        hubCalls.RunAsync(hub, async me => new Reply<Snapshot>(await snapshots.TakeAsync(HubCalls.PersonOf(me), me.Device, request), null));

    public Task<Reply<InitiateAnswer>> InitiateAsync(CallingHub hub, InitiateRequest request) => hubCalls.RunAsync<InitiateAnswer>(hub, async me =>
    {
        if (request.DeviceId != me.Device) return CallError.WrongDevice;
        var result = await starter.StartAsync(HubCalls.PersonOf(me), request);
        return result is { Error: null, Call: { } call } ? InitiateAnswers.For(call, me.User) : result.Error ?? CallError.UnknownCall;
    });

    public Task<Reply<CallView>> AckRingingAsync(CallingHub hub, CallId callId) => DoAsync(hub, callId, (side, device) => new CallCommand.AckRinging(side, device));

    public Task<Reply<CallView>> AnswerAsync(CallingHub hub, CallId callId) => DoAsync(hub, callId, (side, device) => new CallCommand.Answer(side, device));

    public Task<Reply<CallView>> DeclineAsync(CallingHub hub, CallId callId) => DoAsync(hub, callId, (side, device) => new CallCommand.Decline(side, device));

    public Task<Reply<CallView>> HangUpAsync(CallingHub hub, CallId callId) => DoAsync(hub, callId, (side, device) => new CallCommand.HangUp(side, device));

    public Task<Reply<CallView>> MediaConnectedAsync(CallingHub hub, CallId callId) =>
        DoAsync(hub, callId, (side, device) => new CallCommand.MediaConnected(side, device));

    public Task<Reply<CallView>> MediaLostAsync(CallingHub hub, CallId callId) => DoAsync(hub, callId, (side, device) => new CallCommand.MediaLost(side, device));

    public Task<Reply<SignalAnswer>> SendSignalsAsync(CallingHub hub, SignalBatch batch) => hubCalls.RunAsync<SignalAnswer>(hub, async me =>
    {
        var (seq, error) = await signals.SendAsync(batch.CallId, me.User, me.Device, batch.Signals);
        return error is null ? new SignalAnswer(seq) : error;
    });

    public Task<Reply<Done>> ReportQualityAsync(CallingHub hub, QualityReport report) => hubCalls.RunAsync<Done>(hub, async me =>
    {
        var result = await calls.DoAsync(report.CallId, me.User, side => new CallCommand.ReportQuality(side, me.Device, report));
        return result.Error is { } error ? error : Done.Value;
    });

    public Task<Reply<Done>> ActiveAsync(CallingHub hub, DeviceInfo? device) => hubCalls.RunAsync<Done>(hub, async me =>
    {
        if (device is { Browser.Length: > 64 } or { System.Length: > 64 }) return CallError.InvalidRequest.Because("Device information is at most 64 characters.");
        await leases.TouchAsync(me.User, me.Device, active: true, device);
        return Done.Value;
    });

    public Task<Reply<IReadOnlyList<PresenceView>>> WatchPresenceAsync(CallingHub hub, IReadOnlyList<UserId> users) =>
        hubCalls.RunAsync(hub, me => watch.AddAsync(hub, HubCalls.PersonOf(me), users));

    public Task<Reply<Done>> UnwatchPresenceAsync(CallingHub hub, IReadOnlyList<UserId> users) =>
        hubCalls.RunAsync(hub, _ => PresenceWatch.RemoveAsync(hub, users));

    private Task<Reply<CallView>> DoAsync(CallingHub hub, CallId callId, Func<CallSide, DeviceId, CallCommand> command) =>
        hubCalls.RunAsync<CallView>(hub, async me =>
        {
            var result = await calls.DoAsync(callId, me.User, side => command(side, me.Device));
            return result is { Error: null, Call: { } call } ? call.For(call.SideOf(me.User)!.Value) : result.Error ?? CallError.UnknownCall;
        });
}
