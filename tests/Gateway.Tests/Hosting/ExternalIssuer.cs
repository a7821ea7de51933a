using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Calling.Gateway.Tests.Hosting;

/// <summary>A product with accounts of its own: an OpenID provider on a loopback port.</summary>
public sealed class ExternalIssuer : IAsyncDisposable
{
    public const string Audience = "calling-api";

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly WebApplication _app;

    private ExternalIssuer()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.MapGet("/.well-known/openid-configuration", () => new { issuer = Authority, jwks_uri = $"{Authority}/keys" });
        _app.MapGet("/keys", () => new { keys = new[] { Public() } });
    }

    public string Authority => _app.Urls.First();

    public static async Task<ExternalIssuer> StartAsync()
    {
        var issuer = new ExternalIssuer();
        await issuer._app.StartAsync();
        return issuer;
    }

    public string Token(string subject, string name, string role, string audience = Audience, ECDsa? forgedWith = null) =>
        new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Authority,
            Audience = audience,
            Expires = TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(1),
            Claims = new Dictionary<string, object>(StringComparer.Ordinal) { ["sub"] = subject, ["full_name"] = name, ["groups"] = new[] { "people", role } },
            SigningCredentials = new SigningCredentials(new ECDsaSecurityKey(forgedWith ?? _key) { KeyId = "outside" }, SecurityAlgorithms.EcdsaSha256),
        });

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _key.Dispose();
    }

    private object Public()
    {
        var point = _key.ExportParameters(includePrivateParameters: false).Q;
        return new { kty = "EC", crv = "P-256", alg = "ES256", use = "sig", kid = "outside", x = Base64UrlEncoder.Encode(point.X), y = Base64UrlEncoder.Encode(point.Y) };
    }
}
