namespace Calling.Gateway.Data;

/// <summary>The key by which all gateways sign inner tokens.</summary>
public sealed class SigningKeyRow
{
    /// <summary>The <c>kid</c>.</summary>
    public required string Id { get; init; }

    /// <summary>PKCS#8, protected by the keys of Data Protection.</summary>
    public required byte[] PrivateKey { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}
