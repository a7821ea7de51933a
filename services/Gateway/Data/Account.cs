using Calling.Contracts.People;
using Microsoft.AspNetCore.Identity;

namespace Calling.Gateway.Data;

/// <summary>Somebody who exists: with a password here, or known from an external issuer. The id is the user name in lower case.</summary>
public sealed class Account : IdentityUser
{
    /// <summary>As others see it.</summary>
    public required string Name { get; set; }

    public Role Role { get; set; }

    public bool Enabled { get; set; } = true;

    /// <summary>Who vouches for this person; null: their password here. One issuer's people can never become another's.</summary>
    public string? Issuer { get; init; }

    /// <summary>Grows with each change that is published, so that an older state never overwrites a newer one in Redis.</summary>
    public long Version { get; set; } = 1;

    /// <summary>Name and id in lower case, kept by the database for the search.</summary>
    public string Search { get; private set; } = "";

    public UserId UserId => new(Id);

    public Person ToPerson() => new(UserId, Name, Role, Enabled);
}
