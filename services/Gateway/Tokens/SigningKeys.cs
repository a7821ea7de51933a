using System.Security.Cryptography;
using Calling.Gateway.Data;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.Tokens;

namespace Calling.Gateway.Tokens;

/// <summary>The keys of inner tokens, shared by all gateways through the accounts database and read once. The newest signs; all are published.</summary>
public sealed class SigningKeys(IServiceScopeFactory scopes, IDataProtectionProvider protection, TimeProvider clock) : IDisposable
{
    private readonly IDataProtector _protector = protection.CreateProtector("Calling.SigningKeys");
    private readonly SemaphoreSlim _reading = new(1, 1);
    private volatile IReadOnlyList<ECDsaSecurityKey>? _keys;

    public async Task<SigningCredentials> SignerAsync() => new((await AllAsync())[0], SecurityAlgorithms.EcdsaSha256);

    /// <summary>The public halves as a JSON Web Key Set (RFC 7517).</summary>
    public async Task<PublishedKeys> PublishedAsync() => new([.. (await AllAsync()).Select(PublishedKey.Of)]);

    /// <summary>Makes the first key. Called by the one process that migrates.</summary>
    public async Task EnsureAsync(AccountsDb db)
    {
        ArgumentNullException.ThrowIfNull(db);
        if (await db.SigningKeys.AnyAsync()) return;
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        db.SigningKeys.Add(new SigningKeyRow
        {
            Id = Guid.CreateVersion7().ToString("N"),
            PrivateKey = _protector.Protect(key.ExportPkcs8PrivateKey()),
            CreatedAt = clock.GetUtcNow(),
        });
        await db.SaveChangesAsync();
    }

    public void Dispose()
    {
        _reading.Dispose();
        foreach (var key in _keys ?? []) key.ECDsa.Dispose();
    }

    private async Task<IReadOnlyList<ECDsaSecurityKey>> AllAsync()
    {
        if (_keys is { } known) return known;
        await _reading.WaitAsync();
        try
        {
            return _keys ??= await ReadAsync();
        }
        finally
        {
            _reading.Release();
        }
    }

    private async Task<IReadOnlyList<ECDsaSecurityKey>> ReadAsync()
    {
        await using var scope = scopes.CreateAsyncScope();
        var rows = await scope.ServiceProvider.GetRequiredService<AccountsDb>().SigningKeys.AsNoTracking()
            .OrderByDescending(key => key.CreatedAt).ToListAsync();
        return rows.Count > 0
            ? [.. rows.Select(Open)]
            : throw new InvalidOperationException("There is no signing key: start the gateway once with the argument migrate.");
    }

    private ECDsaSecurityKey Open(SigningKeyRow row)
    {
        var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(_protector.Unprotect(row.PrivateKey), out _);
        return new ECDsaSecurityKey(key) { KeyId = row.Id };
    }
}
