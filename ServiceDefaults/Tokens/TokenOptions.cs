namespace Calling.ServiceDefaults.Tokens;

/// <summary>Section <c>Calling:Tokens</c>: the tokens by which the gateway tells services who asks.</summary>
public sealed class TokenOptions
{
    public const string Section = "Calling:Tokens";

    public const string Issuer = "calling-gateway";

    public const string Audience = "calling";

    /// <summary>Where the gateway publishes its public keys.</summary>
    public Uri KeysUrl { get; set; } = new("http://gateway/.well-known/jwks.json");

    /// <summary>A JSON Web Key Set given directly instead, for hosts without a gateway (tests, other issuers).</summary>
    public string? Keys { get; set; }
}
