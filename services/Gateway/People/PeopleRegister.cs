using Calling.Contracts.Errors;
using Calling.Contracts.People;
using Calling.Gateway.Accounts;
using Calling.Gateway.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Calling.Gateway.People;

/// <summary>A person, or why not.</summary>
public sealed record PersonResult(Person? Person, CallError? Error)
{
    public static implicit operator PersonResult(Person person) => new(person, null);

    public static implicit operator PersonResult(CallError error) => new(null, error);
}

/// <summary>Makes and changes people. Requests are checked by <see cref="PersonRules"/> before.</summary>
public sealed class PeopleRegister(AccountsDb db, UserManager<Account> users, PeoplePublisher publisher, Sessions sessions)
{
    public async Task<bool> ExistsAsync(string userName) => await users.FindByNameAsync(userName) is not null;

    public async Task<PersonResult> CreateAsync(CreatePersonRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var account = new Account
        {
            Id = request.UserName.ToLowerInvariant(),
            UserName = request.UserName,
            Name = request.Name.Trim(),
            Role = request.Role,
        };
        try
        {
            var made = await users.CreateAsync(account, request.Password);
            if (!made.Succeeded) return Refusal(made);
        }
        catch (DbUpdateException exception) when (exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            db.ChangeTracker.Clear();
            return CallError.NameTaken;
        }

        await publisher.PublishAsync(account);
        return account.ToPerson();
    }

    public async Task<PersonResult> UpdateAsync(UserId id, UpdatePersonRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (await users.FindByIdAsync(id.Value) is not { } account) return CallError.UnknownPerson;
        if (account.Issuer is not null && request is not { Name: null, Role: null, Password: null })
            return CallError.InvalidRequest.Because("Name, role and password of this person are kept by their own issuer. You can only disable them here.");
        // Open sessions carry the old role, and whoever knew the old password may be in one.
        var endSessions = request.Enabled is false || request.Password is not null || (request.Role is { } role && role != account.Role);
        account.Name = request.Name?.Trim() ?? account.Name;
        account.Role = request.Role ?? account.Role;
        account.Enabled = request.Enabled ?? account.Enabled;
        account.Version++;
        if (request.Password is { } password)
        {
            account.PasswordHash = users.PasswordHasher.HashPassword(account, password);
            (account.AccessFailedCount, account.LockoutEnd) = (0, null);
        }

        var changed = await users.UpdateAsync(account);
        if (!changed.Succeeded) return Refusal(changed);
        await publisher.PublishAsync(account);
        if (endSessions) await sessions.EndAllAsync(id);
        return account.ToPerson();
    }

    private static CallError Refusal(IdentityResult result)
    {
        var first = result.Errors.First();
        return first.Code switch
        {
            nameof(IdentityErrorDescriber.ConcurrencyFailure) => CallError.Conflict,
            _ => CallError.InvalidRequest.Because(first.Description),
        };
    }
}
