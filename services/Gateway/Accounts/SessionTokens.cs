using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Calling.Gateway.Accounts;

/// <summary>Wraps a session's id so that only gateways can make one. A cookie is no access token and the other way round.</summary>
public sealed class SessionTokens(IDataProtectionProvider protection)
{
    private readonly IDataProtector _cookies = protection.CreateProtector("Calling.Session", "Cookie");
    private readonly IDataProtector _access = protection.CreateProtector("Calling.Session", "Access");

    public string ForCookie(string session) => _cookies.Protect(session);

    public string ForAccess(string session) => _access.Protect(session);

    /// <summary>Null: not made by us.</summary>
    public string? FromCookie(string text) => Open(_cookies, text);

    public string? FromAccess(string text) => Open(_access, text);

    private static string? Open(IDataProtector protector, string text)
    {
        try
        {
            return protector.Unprotect(text);
        }
        catch (CryptographicException)
        {
            // Forged, cut or of another system: the same as no token.
            return null;
        }
    }
}
