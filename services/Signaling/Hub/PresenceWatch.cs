using Calling.Contracts.Errors;
using Calling.Contracts.Hub;
using Calling.Contracts.People;
using Calling.Contracts.Presence;
using Calling.ServiceDefaults;
using Microsoft.Extensions.Options;

namespace Calling.Signaling.Hub;

/// <summary>Lets a connection watch the presence of people, as far as its person may see them.</summary>
internal sealed class PresenceWatch(PersonDirectory people, PresenceReader presence, IOptions<CallingOptions> options)
{
    private const int MaxAtOnce = 200;

    public async Task<Reply<IReadOnlyList<PresenceView>>> AddAsync(CallingHub hub, Person viewer, IReadOnlyList<UserId> users)
    {
        if (users.Count > MaxAtOnce) return TooMany;
        var found = await people.FindAsync(users);
        Person[] visible = [.. found.Values.Where(person => person.Id == viewer.Id || options.Value.Policy.IsAllowed(viewer.Role, person.Role))];
        // The group first, then the state: a change in between arrives twice, never not at all.
        foreach (var person in visible) await hub.Groups.AddToGroupAsync(hub.Context.ConnectionId, HubGroups.Presence(person.Id));
        return new Reply<IReadOnlyList<PresenceView>>(await presence.ReadAsync(visible), null);
    }

    public static async Task<Reply<Done>> RemoveAsync(CallingHub hub, IReadOnlyList<UserId> users)
    {
        if (users.Count > MaxAtOnce) return TooMany;
        foreach (var user in users) await hub.Groups.RemoveFromGroupAsync(hub.Context.ConnectionId, HubGroups.Presence(user));
        return Done.Value;
    }

    private static CallError TooMany => CallError.InvalidRequest.Because($"Watch at most {MaxAtOnce} people at once.");
}
