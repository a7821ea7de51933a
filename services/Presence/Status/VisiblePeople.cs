using System.Security.Claims;
using Calling.Contracts.Errors;
using Calling.Contracts.People;
using Calling.ServiceDefaults;
using Calling.ServiceDefaults.Tokens;
using Microsoft.Extensions.Options;

namespace Calling.Presence.Status;

/// <summary>Whom somebody may see: themselves always, others by the one policy. Who may not be seen and who does not exist look alike.</summary>
internal sealed class VisiblePeople(PersonDirectory people, IOptions<CallingOptions> options)
{
    public async Task<(Person? Person, CallError? Error)> FindAsync(ClaimsPrincipal viewer, UserId id)
    {
        var me = viewer.Person();
        var person = await people.FindAsync(id);
        if (id == me.Id) return (person ?? me, null);
        return person is not null && options.Value.Policy.IsAllowed(me.Role, person.Role) ? (person, null) : (null, CallError.UnknownPerson);
    }
}
