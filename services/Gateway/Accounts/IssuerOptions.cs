using System.ComponentModel.DataAnnotations;

namespace Calling.Gateway.Accounts;

/// <summary>An entry of <c>Calling:Issuers</c>: an OpenID provider whose people are ours, so that a product with accounts of its own needs none here.</summary>
public sealed class IssuerOptions
{
    public const string Section = "Calling:Issuers";

    /// <summary>Where its discovery document is.</summary>
    [Required]
    public string Authority { get; set; } = "";

    /// <summary>The <c>iss</c> of its tokens, where that is not the authority.</summary>
    public string? Issuer { get; set; }

    [Required]
    public string Audience { get; set; } = "";

    public string IdClaim { get; set; } = "sub";

    public string NameClaim { get; set; } = "name";

    public string RoleClaim { get; set; } = "role";

    /// <summary>The value of the role claim that makes an admin.</summary>
    public string AdminValue { get; set; } = "admin";

    public string Name => (Issuer ?? Authority).TrimEnd('/');
}
