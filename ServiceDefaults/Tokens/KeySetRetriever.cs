using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Calling.ServiceDefaults.Tokens;

/// <summary>Reads a bare key set (RFC 7517): the gateway is no OpenID provider, so there is no discovery document.</summary>
internal sealed class KeySetRetriever : IConfigurationRetriever<OpenIdConnectConfiguration>
{
    public async Task<OpenIdConnectConfiguration> GetConfigurationAsync(string address, IDocumentRetriever retriever, CancellationToken cancel) =>
        Parse(await retriever.GetDocumentAsync(address, cancel));

    public static OpenIdConnectConfiguration Parse(string keySet)
    {
        var configuration = new OpenIdConnectConfiguration { Issuer = TokenOptions.Issuer };
        foreach (var key in new JsonWebKeySet(keySet).GetSigningKeys()) configuration.SigningKeys.Add(key);
        return configuration;
    }
}
