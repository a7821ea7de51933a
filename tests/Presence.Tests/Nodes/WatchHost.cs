using Calling.Contracts.Calls;
using Calling.Contracts.Errors;
using Calling.Contracts.Hub;
using Calling.Contracts.People;
using Calling.Contracts.Presence;
using Calling.ServiceDefaults;
using Calling.ServiceDefaults.Redis;
using Calling.ServiceDefaults.Tokens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Calling.Presence.Tests.Nodes;

/// <summary>Hosts the hub as Signaling does, as far as watching goes: what Presence says must come here through the backplane.</summary>
internal sealed class WatchHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private WatchHost(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.First());

    public static async Task<WatchHost> StartAsync(IReadOnlyDictionary<string, string> settings)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddInMemoryCollection(settings.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value)));
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.AddServiceDefaults();
        builder.AddCallingRedis();
        builder.AddInnerTokens();
        builder.Services.AddSingleton<ICallingHubHandler, Watching>();
        var app = builder.Build();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapHub<CallingHub>(CallingHub.Path);
        await app.StartAsync();
        return new WatchHost(app);
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    /// <summary>Lets anybody watch anybody; of the rest of the hub nothing is asked here.</summary>
    private sealed class Watching(PresenceReader presence, TimeProvider clock) : ICallingHubHandler
    {
        public Task ConnectedAsync(CallingHub hub) => Task.CompletedTask;

        public Task DisconnectedAsync(CallingHub hub) => Task.CompletedTask;

        public async Task<Reply<Snapshot>> SnapshotAsync(CallingHub hub, SnapshotRequest request)
        {
            var me = hub.Context.User!.Person();
            var shown = (await presence.ReadAsync(me.Id)).For(me);
            return new Snapshot(clock.GetUtcNow(), new Me(me.Id, me.Name, me.Role), shown, [], [], TimeSpan.FromSeconds(10));
        }

        public async Task<Reply<IReadOnlyList<PresenceView>>> WatchPresenceAsync(CallingHub hub, IReadOnlyList<UserId> users)
        {
            foreach (var user in users) await hub.Groups.AddToGroupAsync(hub.Context.ConnectionId, HubGroups.Presence(user));
            var views = await presence.ReadAsync([.. users.Select(user => new Person(user, user.Value, Role.User))]);
            return new Reply<IReadOnlyList<PresenceView>>(views, null);
        }

        public Task<Reply<InitiateAnswer>> InitiateAsync(CallingHub hub, InitiateRequest request) => NoAsync<InitiateAnswer>();

        public Task<Reply<CallView>> AckRingingAsync(CallingHub hub, CallId callId) => NoAsync<CallView>();

        public Task<Reply<CallView>> AnswerAsync(CallingHub hub, CallId callId) => NoAsync<CallView>();

        public Task<Reply<CallView>> DeclineAsync(CallingHub hub, CallId callId) => NoAsync<CallView>();

        public Task<Reply<CallView>> HangUpAsync(CallingHub hub, CallId callId) => NoAsync<CallView>();

        public Task<Reply<CallView>> MediaConnectedAsync(CallingHub hub, CallId callId) => NoAsync<CallView>();

        public Task<Reply<CallView>> MediaLostAsync(CallingHub hub, CallId callId) => NoAsync<CallView>();

        public Task<Reply<SignalAnswer>> SendSignalsAsync(CallingHub hub, SignalBatch batch) => NoAsync<SignalAnswer>();

        public Task<Reply<Done>> ReportQualityAsync(CallingHub hub, QualityReport report) => NoAsync<Done>();

        public Task<Reply<Done>> ActiveAsync(CallingHub hub, DeviceInfo? device) => NoAsync<Done>();

        public Task<Reply<Done>> UnwatchPresenceAsync(CallingHub hub, IReadOnlyList<UserId> users) => NoAsync<Done>();

        private static Task<Reply<T>> NoAsync<T>() => Task.FromResult<Reply<T>>(CallError.NotFound);
    }
}
