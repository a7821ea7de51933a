using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Calling.ServiceDefaults.Tokens;

/// <summary>Services trust the gateway's short-lived ES256 tokens and nothing else.</summary>
public static class InnerTokens
{
    public static IHostApplicationBuilder AddInnerTokens(this IHostApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddOptions<TokenOptions>().BindConfiguration(TokenOptions.Section);
        builder.Services.AddHttpClient("gateway-keys", client => client.Timeout = TimeSpan.FromSeconds(5));
        builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer();
        builder.Services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme)
            .Configure<IOptions<TokenOptions>, IHttpClientFactory>(Configure);
        builder.Services.AddAuthorization();
        return builder;
    }

    private static void Configure(JwtBearerOptions bearer, IOptions<TokenOptions> tokens, IHttpClientFactory http)
    {
        bearer.MapInboundClaims = false;
        bearer.RequireHttpsMetadata = false;
        bearer.TokenValidationParameters = new TokenValidationParameters
        {
            ValidIssuer = TokenOptions.Issuer,
            ValidAudience = TokenOptions.Audience,
            ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256],
            NameClaimType = "name",
            RoleClaimType = "role",
            ClockSkew = TimeSpan.FromSeconds(30),
        };
        bearer.ConfigurationManager = tokens.Value.Keys is { Length: > 0 } given
            ? new StaticConfigurationManager<OpenIdConnectConfiguration>(KeySetRetriever.Parse(given))
            : new ConfigurationManager<OpenIdConnectConfiguration>(
                tokens.Value.KeysUrl.ToString(),
                new KeySetRetriever(),
                new HttpDocumentRetriever(http.CreateClient("gateway-keys")) { RequireHttps = false })
            {
                // An unknown key means that the gateway changed it: ask again, but not for every forged token.
                RefreshInterval = TimeSpan.FromSeconds(5),
            };
    }
}
