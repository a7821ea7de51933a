using System.Security.Claims;
using Calling.Contracts;
using Calling.Contracts.People;

namespace Calling.Gateway.Accounts;

/// <summary>A valid sign-in and who it is.</summary>
public sealed record Session(string Id, Person Person, DateTimeOffset ExpiresAt);

/// <summary>The identity that all of the gateway works with, whatever proved it.</summary>
internal static class Identities
{
    public const string ByCookie = "cookie";
    public const string ByAccessToken = "access-token";
    public const string ByExternalToken = "external-token";

    public static ClaimsPrincipal Of(Person person, string? session, string provedBy)
    {
        List<Claim> claims = [new("sub", person.Id.Value), new("name", person.Name), new("role", Wire.Name(person.Role))];
        if (session is not null) claims.Add(new Claim("sid", session));
        return new ClaimsPrincipal(new ClaimsIdentity(claims, provedBy, "name", "role"));
    }

    /// <summary>A browser sends a cookie by itself, also when another site makes it ask; a token never.</summary>
    public static bool IsProvedByCookie(this ClaimsPrincipal user) => user.Identity?.AuthenticationType == ByCookie;

    public static bool IsProvedByToken(this ClaimsPrincipal user) =>
        user.Identity is { IsAuthenticated: true } && !user.IsProvedByCookie();
}
