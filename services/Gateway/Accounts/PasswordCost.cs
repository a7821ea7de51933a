using Calling.Gateway.Data;
using Microsoft.AspNetCore.Identity;

namespace Calling.Gateway.Accounts;

/// <summary>Spends the time of a password check where there is no password, so that the clock does not tell who exists.</summary>
public sealed class PasswordCost
{
    private static readonly Account s_nobody = new() { Name = "nobody" };

    private readonly PasswordHasher<Account> _hasher = new();
    private readonly string _hash;

    public PasswordCost() => _hash = _hasher.HashPassword(s_nobody, Guid.NewGuid().ToString());

    public void Spend(string password) => _hasher.VerifyHashedPassword(s_nobody, _hash, password);
}
