using System.Security.Claims;
using Calling.Contracts;
using Calling.ServiceDefaults.Tokens;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Calling.Gateway.Tokens;

/// <summary>Tells services who asks: a short-lived ES256 token per session, used again for a minute, so that a signature is not made per request.</summary>
public sealed class InnerTokenIssuer(SigningKeys keys, TimeProvider clock) : IDisposable
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan s_usedAgainFor = TimeSpan.FromMinutes(1);

    private readonly MemoryCache _issued = new(new MemoryCacheOptions { SizeLimit = 50_000 });
    private readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false };

    public async Task<string> ForAsync(ClaimsPrincipal user)
    {
        var person = user.Person();
        var session = user.SessionId();
        // The whole identity is the key: a changed name or role is told to services at once.
        var identity = (person, session);
        if (_issued.TryGetValue(identity, out string? issued)) return issued!;
        var token = Create(person, session, await keys.SignerAsync());
        _issued.Set(identity, token, new MemoryCacheEntryOptions { AbsoluteExpirationRelativeToNow = s_usedAgainFor, Size = 1 });
        return token;
    }

    public void Dispose() => _issued.Dispose();

    private string Create(Contracts.People.Person person, string? session, SigningCredentials signer)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var claims = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["sub"] = person.Id.Value,
            ["name"] = person.Name,
            ["role"] = Wire.Name(person.Role),
        };
        if (session is not null) claims["sid"] = session;
        return _handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = TokenOptions.Issuer,
            Audience = TokenOptions.Audience,
            IssuedAt = now,
            NotBefore = now,
            Expires = now + Lifetime,
            Claims = claims,
            SigningCredentials = signer,
        });
    }
}
