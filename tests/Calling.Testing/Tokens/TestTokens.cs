using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Json;
using Calling.Contracts;
using Calling.Contracts.People;
using Calling.ServiceDefaults.Tokens;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Calling.Testing.Tokens;

/// <summary>Signs inner tokens as the gateway does, for tests that host a service without it. Give the service <see cref="Keys"/> as <see cref="KeysSetting"/>.</summary>
public sealed class TestTokens : IDisposable
{
    public const string KeysSetting = TokenOptions.Section + ":Keys";

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly ECDsaSecurityKey _security;

    public TestTokens()
    {
        _security = new ECDsaSecurityKey(_key) { KeyId = "test" };
        var point = _key.ExportParameters(includePrivateParameters: false).Q;
        Keys = JsonSerializer.Serialize(new
        {
            keys = new[]
            {
                new { kty = "EC", crv = "P-256", alg = "ES256", use = "sig", kid = "test", x = Base64UrlEncoder.Encode(point.X), y = Base64UrlEncoder.Encode(point.Y) },
            },
        });
    }

    /// <summary>The public keys as a JSON Web Key Set.</summary>
    public string Keys { get; }

    public string For(Person person, string? session = null, string audience = TokenOptions.Audience, string issuer = TokenOptions.Issuer)
    {
        ArgumentNullException.ThrowIfNull(person);
        var claims = new List<Claim> { new("sub", person.Id.Value), new("name", person.Name), new("role", Wire.Name(person.Role)) };
        if (session is not null) claims.Add(new Claim("sid", session));
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer,
            Audience = audience,
            Subject = new ClaimsIdentity(claims),
            Expires = TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(1),
            SigningCredentials = new SigningCredentials(_security, SecurityAlgorithms.EcdsaSha256),
        });
    }

    public void Dispose() => _key.Dispose();
}
