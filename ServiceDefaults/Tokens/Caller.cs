using System.Security.Claims;
using Calling.Contracts;
using Calling.Contracts.People;

namespace Calling.ServiceDefaults.Tokens;

/// <summary>Who asks, from the claims of an inner token.</summary>
public static class Caller
{
    public static UserId UserId(this ClaimsPrincipal user) => new(Required(user, "sub"));

    public static Role Role(this ClaimsPrincipal user) => Wire.TryParse<Role>(Required(user, "role"), out var role) ? role : default;

    public static bool IsAdmin(this ClaimsPrincipal user) => user.Role() is Contracts.People.Role.Admin;

    public static Person Person(this ClaimsPrincipal user) => new(user.UserId(), Required(user, "name"), user.Role());

    /// <summary>The session by which the person signed in; null for programs without one.</summary>
    public static string? SessionId(this ClaimsPrincipal user)
    {
        ArgumentNullException.ThrowIfNull(user);
        return user.FindFirstValue("sid");
    }

    private static string Required(ClaimsPrincipal user, string claim)
    {
        ArgumentNullException.ThrowIfNull(user);
        return user.FindFirstValue(claim) ?? throw new InvalidOperationException($"The token has no claim {claim}; is the endpoint authorised?");
    }
}
