using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Calling.Gateway.Accounts;

/// <summary>Who asks, by our cookie or our access token. Never by a query string: those end up in logs.</summary>
internal sealed class SessionAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, SessionTokens tokens, Sessions sessions)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "Session";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!AuthenticationServices.IsGuarded(Request.Path)) return AuthenticateResult.NoResult();
        var (id, provedBy) = Bearer.Read(Request) is { } token
            ? (tokens.FromAccess(token), Identities.ByAccessToken)
            : (Request.Cookies[SessionCookie.Name] is { Length: > 0 } cookie ? tokens.FromCookie(cookie) : null, Identities.ByCookie);
        if (id is null || await sessions.FindAsync(id) is not { } session) return AuthenticateResult.NoResult();
        var user = Identities.Of(session.Person, session.Id, provedBy);
        return AuthenticateResult.Success(new AuthenticationTicket(user, Scheme.Name));
    }
}

internal static class Bearer
{
    private const string Prefix = "Bearer ";

    /// <summary>The token of the header; empty when there is the header without one; null without the header.</summary>
    public static string? Read(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        if (header.Length == 0) return null;
        return header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? header[Prefix.Length..].Trim() : "";
    }
}
