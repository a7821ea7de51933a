using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.IdentityModel.Tokens;

namespace Calling.Gateway.Tokens;

/// <summary>A JSON Web Key Set (RFC 7517) of public keys.</summary>
public sealed record PublishedKeys(IReadOnlyList<PublishedKey> Keys);

/// <summary>A public P-256 key (RFC 7518, section 6.2.1).</summary>
public sealed record PublishedKey(string Kty, string Crv, string Kid, string Use, string Alg, string X, string Y)
{
    public static PublishedKey Of(ECDsaSecurityKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        ECParameters parameters = key.ECDsa.ExportParameters(includePrivateParameters: false);
        return new PublishedKey(
            "EC", "P-256", key.KeyId, "sig", SecurityAlgorithms.EcdsaSha256,
            Base64UrlEncoder.Encode(parameters.Q.X), Base64UrlEncoder.Encode(parameters.Q.Y));
    }
}

internal static class KeyEndpoint
{
    public static void MapKeys(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/.well-known/jwks.json", GetAsync).ExcludeFromDescription();

    private static async Task<Ok<PublishedKeys>> GetAsync(SigningKeys keys) => TypedResults.Ok(await keys.PublishedAsync());
}
