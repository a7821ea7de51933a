using System.Collections.Concurrent;
using Calling.Contracts;
using Calling.Contracts.Calls;
using Calling.Contracts.History;
using Calling.Contracts.Hub;
using Calling.Contracts.People;
using Calling.Contracts.Presence;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace Calling.Testing;

/// <summary>
/// A device on the hub, as a real client is one: it asks for a snapshot first, keeps the newest version of everything and forgets the rest,
/// so that a message that comes late, twice or not at all does not mislead a test.
/// </summary>
public sealed class HubDevice : IAsyncDisposable
{
    private readonly HubConnection _connection;
    private readonly ConcurrentDictionary<CallId, CallView> _calls = new();
    private readonly ConcurrentDictionary<UserId, PresenceView> _presences = new();
    private readonly ConcurrentDictionary<(CallId, long), Signal> _signals = new();
    private readonly ConcurrentQueue<MissedNotice> _notices = new();

    private HubDevice(HubConnection connection, DeviceId device)
    {
        _connection = connection;
        Device = device;
        connection.On<CallView>(nameof(ICallingClient.CallChanged), Keep);
        connection.On<IReadOnlyList<PresenceView>>(nameof(ICallingClient.PresenceChanged), changes => Keep(changes));
        connection.On<SignalsArrived>(nameof(ICallingClient.SignalsArrived), Keep);
        connection.On<MissedNotice>(nameof(ICallingClient.MissedCallsChanged), _notices.Enqueue);
        connection.On(nameof(ICallingClient.ServerMoving), () => ServerMoving = true);
        connection.On(nameof(ICallingClient.SessionEnded), () => SessionEnded = true);
        connection.Closed += _ =>
        {
            IsClosed = true;
            return Task.CompletedTask;
        };
    }

    public DeviceId Device { get; }

    public bool ServerMoving { get; private set; }

    public bool SessionEnded { get; private set; }

    public bool IsClosed { get; private set; }

    public IReadOnlyCollection<MissedNotice> Notices => _notices;

    /// <summary>Connects and takes the first snapshot: from then on the server knows this device.</summary>
    public static async Task<HubDevice> ConnectAsync(Uri server, string token, string device)
    {
        var url = new UriBuilder(new Uri(server, CallingHub.Path)) { Query = $"{CallingHub.DeviceQuery}={device}" }.Uri;
        var connection = new HubConnectionBuilder()
            .WithUrl(url, HttpTransportType.WebSockets, options =>
            {
                options.SkipNegotiation = true;
                // A program sends its token in a header, never in the address.
                options.Headers["Authorization"] = $"Bearer {token}";
            })
            .AddJsonProtocol(options => Wire.Configure(options.PayloadSerializerOptions))
            .Build();
        var hub = new HubDevice(connection, new DeviceId(device));
        await connection.StartAsync();
        await hub.SnapshotAsync();
        return hub;
    }

    public async Task<Snapshot> SnapshotAsync()
    {
        var snapshot = (await InvokeAsync<Snapshot>(nameof(CallingHub.Snapshot), new SnapshotRequest())).Value
            ?? throw new InvalidOperationException("The snapshot was refused.");
        foreach (var call in snapshot.Calls) Keep(call);
        foreach (var signals in snapshot.Signals) Keep(signals);
        Keep([snapshot.Presence]);
        return snapshot;
    }

    public Task<Reply<T>> InvokeAsync<T>(string method, object? argument) => _connection.InvokeAsync<Reply<T>>(method, argument);

    public Task<Reply<InitiateAnswer>> CallAsync(UserId callee, CallType type = CallType.Audio, string? commandId = null) =>
        InvokeAsync<InitiateAnswer>(nameof(CallingHub.Initiate), new InitiateRequest(callee, type, Device, commandId));

    public Task<Reply<CallView>> DoAsync(string method, CallId call) => InvokeAsync<CallView>(method, call);

    public CallView? Call(CallId call) => _calls.GetValueOrDefault(call);

    public PresenceView? Presence(UserId user) => _presences.GetValueOrDefault(user);

    public IReadOnlyList<Signal> Signals(CallId call) =>
        [.. _signals.Where(one => one.Key.Item1 == call).OrderBy(one => one.Key.Item2).Select(one => one.Value)];

    /// <summary>Waits until this device knows the call to be as wanted.</summary>
    public Task<CallView> SeesAsync(CallId call, string what, Func<CallView, bool> wanted) =>
        Eventually.IsAsync($"{Device} to see call {call} {what}", () => Task.FromResult(Call(call)!), view => view is not null && wanted(view));

    public Task<CallView> SeesAsync(CallId call, CallState state) => SeesAsync(call, state.ToString(), view => view.State == state);

    public Task<PresenceView> SeesAsync(UserId user, PresenceStatus status) =>
        Eventually.IsAsync($"{Device} to see {user} {status}", () => Task.FromResult(Presence(user)!), view => view?.Status == status);

    public async Task WatchAsync(params UserId[] users)
    {
        var reply = await InvokeAsync<IReadOnlyList<PresenceView>>(nameof(CallingHub.WatchPresence), users);
        Keep(reply.Value ?? throw new InvalidOperationException(reply.Error?.Code));
    }

    public async ValueTask DisposeAsync() => await _connection.DisposeAsync();

    private void Keep(CallView call) => _calls.AddOrUpdate(call.CallId, call, (_, held) => call.Version > held.Version ? call : held);

    private void Keep(IReadOnlyList<PresenceView> changes)
    {
        foreach (var change in changes) _presences.AddOrUpdate(change.UserId, change, (_, held) => change.Version >= held.Version ? change : held);
    }

    private void Keep(SignalsArrived arrived)
    {
        foreach (var signal in arrived.Signals) _signals[(arrived.CallId, signal.Seq)] = signal;
    }
}
