using System.Security.Claims;
using Calling.Contracts.Errors;
using Calling.Contracts.People;
using Calling.Gateway.Data;
using Calling.Gateway.People;
using Calling.ServiceDefaults.Errors;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Npgsql;

namespace Calling.Gateway.Accounts;

/// <summary>People of trusted issuers: written down and published at their first request, and when their name or role changes.</summary>
public sealed partial class ExternalPeople(
    IServiceScopeFactory scopes, PeoplePublisher publisher, TimeProvider clock, ILogger<ExternalPeople> logger) : IDisposable
{
    private static readonly TimeSpan s_fresh = TimeSpan.FromSeconds(60);

    private readonly MemoryCache _known = new(new MemoryCacheOptions { SizeLimit = 50_000 });

    private sealed record Known(Person Person, DateTimeOffset ReadAt);

    /// <summary>Null: the token names nobody, somebody of another issuer, or somebody disabled.</summary>
    public async Task<Person?> AdmitAsync(ClaimsPrincipal token, IssuerOptions issuer)
    {
        ArgumentNullException.ThrowIfNull(token);
        ArgumentNullException.ThrowIfNull(issuer);
        if (!UserId.TryParse(token.FindFirstValue(issuer.IdClaim)?.ToLowerInvariant(), null, out var id)) return null;
        var role = token.HasClaim(issuer.RoleClaim, issuer.AdminValue) ? Role.Admin : Role.User;
        var name = token.FindFirstValue(issuer.NameClaim) is { Length: > 0 } given ? given : id.Value;
        var claimed = new Person(id, name.Length > PersonRules.MaxName ? name[..PersonRules.MaxName] : name, role);
        var key = (issuer.Name, id);
        var known = _known.Get<Known>(key);
        if (known?.Person == claimed && known.ReadAt + s_fresh > clock.GetUtcNow()) return claimed;
        try
        {
            return await WriteAsync(claimed, issuer.Name) is { Enabled: true } person ? Remember(key, person) : Forget(key);
        }
        catch (Exception exception) when (TypedErrors.For(exception) == CallError.Unavailable && known?.Person == claimed)
        {
            LogDatabaseAway(id, exception.Message);
            return claimed;
        }
    }

    /// <summary>A disabled person is asked for again at once.</summary>
    public void Forget(UserId id)
    {
        foreach (var key in _known.Keys.OfType<(string Issuer, UserId Id)>().Where(key => key.Id == id)) _known.Remove(key);
    }

    public void Dispose() => _known.Dispose();

    private Person Remember((string, UserId) key, Person person)
    {
        _known.Set(key, new Known(person, clock.GetUtcNow()), new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = TimeSpan.FromHours(1) });
        return person;
    }

    private Person? Forget((string, UserId) key)
    {
        _known.Remove(key);
        return null;
    }

    private async Task<Person?> WriteAsync(Person claimed, string issuer)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AccountsDb>();
        var account = await db.Accounts.FirstOrDefaultAsync(account => account.Id == claimed.Id.Value);
        if (account is not null && account.Issuer != issuer)
        {
            LogForeign(claimed.Id, issuer);
            return null;
        }

        if (account is { } same && same.Name == claimed.Name && same.Role == claimed.Role) return same.ToPerson();
        if (account is null) db.Accounts.Add(account = New(claimed, issuer));
        else (account.Name, account.Role, account.Version) = (claimed.Name, claimed.Role, account.Version + 1);
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException exception) when (exception is DbUpdateConcurrencyException
            || exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            // Another gateway wrote the same person in this moment; what it wrote counts.
            db.ChangeTracker.Clear();
            account = await db.Accounts.AsNoTracking().FirstAsync(account => account.Id == claimed.Id.Value);
            return account.Issuer == issuer ? account.ToPerson() : null;
        }

        await publisher.PublishAsync(account);
        return account.ToPerson();
    }

    private static Account New(Person person, string issuer) => new()
    {
        Id = person.Id.Value,
        UserName = person.Id.Value,
        NormalizedUserName = person.Id.Value.ToUpperInvariant(),
        Name = person.Name,
        Role = person.Role,
        Issuer = issuer,
        ConcurrencyStamp = Guid.NewGuid().ToString(),
    };

    [LoggerMessage(LogLevel.Warning, "{UserId} of issuer {Issuer} was refused: the id belongs to somebody else.")]
    private partial void LogForeign(UserId userId, string issuer);

    [LoggerMessage(LogLevel.Warning, "{UserId} goes on as known, because the database is away: {Reason}")]
    private partial void LogDatabaseAway(UserId userId, string reason);
}
