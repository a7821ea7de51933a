using Calling.Contracts.Hub;
using Calling.Contracts.Presence;
using Microsoft.AspNetCore.SignalR;

namespace Calling.Presence.Sweep;

/// <summary>Tells those who watch a person, and the person, through the backplane: this service holds no connection.</summary>
internal sealed class Announcements(IHubContext<CallingHub, ICallingClient> hub)
{
    public Task TellAsync(PresenceView view)
    {
        PresenceView[] changes = [view];
        return Task.WhenAll(
            hub.Clients.Group(HubGroups.Presence(view.UserId)).PresenceChanged(changes),
            hub.Clients.User(view.UserId.Value).PresenceChanged(changes));
    }
}
