namespace Calling.Gateway.Data;

/// <summary>A sign-in. The row goes when its end has been announced.</summary>
public sealed class SessionRow
{
    /// <summary>The claim <c>sid</c>; not a secret, it is worth nothing without our protection around it.</summary>
    public required string Id { get; init; }

    public required string AccountId { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Set in the moment of the end; the announcement may come later when Redis is away.</summary>
    public DateTimeOffset? RevokedAt { get; init; }
}
