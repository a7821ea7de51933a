using Calling.Contracts.Errors;
using Calling.Contracts.People;
using Calling.Gateway.Data;
using Microsoft.AspNetCore.Identity;

namespace Calling.Gateway.Accounts;

/// <summary>Checks a password. Unknown, disabled, resting and wrong look the same, in words and in time.</summary>
public sealed class SignIn(UserManager<Account> users, PasswordCost cost)
{
    /// <summary>Null: no.</summary>
    public async Task<Person?> CheckAsync(LoginRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var account = await users.FindByNameAsync(request.UserName);
        if (account is not { Enabled: true, PasswordHash: not null } || await users.IsLockedOutAsync(account))
        {
            cost.Spend(request.Password);
            return null;
        }

        if (!await users.CheckPasswordAsync(account, request.Password))
        {
            await users.AccessFailedAsync(account);
            return null;
        }

        if (account.AccessFailedCount > 0) await users.ResetAccessFailedCountAsync(account);
        return account.ToPerson();
    }

    public static CallError Refusal { get; } =
        CallError.BadCredentials.Because("The user name or the password is wrong. After many wrong attempts an account rests for some minutes.");
}
