using System.Security.Cryptography;
using Calling.Contracts.Errors;
using Calling.Contracts.People;
using Calling.Gateway.Data;
using Calling.ServiceDefaults.Errors;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace Calling.Gateway.Accounts;

/// <summary>Sign-ins: they begin, are looked up at every request, and end everywhere.</summary>
public sealed class Sessions(AccountsDb db, SessionCache cache, SessionEnds ends, IOptions<AccountOptions> options, TimeProvider clock)
{
    public async Task<Session> BeginAsync(Person person)
    {
        var now = clock.GetUtcNow();
        var row = new SessionRow
        {
            // 128 random bits: it cannot be guessed, not even by one who could protect it.
            Id = Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(16)),
            AccountId = person.Id.Value,
            CreatedAt = now,
            ExpiresAt = now + options.Value.SessionLifetime,
        };
        // The check of the password may have lost a race about its counter of failures; that is not to be saved again here.
        db.ChangeTracker.Clear();
        db.Sessions.Add(row);
        await db.SaveChangesAsync();
        var session = new Session(row.Id, person, row.ExpiresAt);
        cache.TryAdd(session, now);
        return session;
    }

    /// <summary>Null: ended, expired, or the person is disabled. Throws when the database is away and the session is not known here.</summary>
    public async Task<Session?> FindAsync(string id)
    {
        if (cache.FindFresh(id) is { } fresh) return fresh;
        var readFrom = clock.GetUtcNow();
        try
        {
            var session = await ReadAsync(id, readFrom);
            if (session is not null && cache.TryAdd(session, readFrom)) return session;
            cache.Forget(id);
            return null;
        }
        catch (Exception exception) when (TypedErrors.For(exception) == CallError.Unavailable && cache.FindWhileAway(id) is not null)
        {
            // People in a call go on while the database restarts.
            return cache.FindWhileAway(id);
        }
    }

    public async Task EndAsync(string id)
    {
        var now = clock.GetUtcNow();
        await db.Sessions.Where(session => session.Id == id && session.RevokedAt == null)
            .ExecuteUpdateAsync(change => change.SetProperty(session => session.RevokedAt, now));
        await ends.AnnounceAsync(id);
    }

    /// <summary>All sign-ins of a person, and sockets opened by tokens of another issuer.</summary>
    public async Task EndAllAsync(UserId user)
    {
        var now = clock.GetUtcNow();
        await db.Sessions.Where(session => session.AccountId == user.Value && session.RevokedAt == null)
            .ExecuteUpdateAsync(change => change.SetProperty(session => session.RevokedAt, now));
        await ends.AnnounceAsync(SessionCache.AllOf(user));
    }

    private async Task<Session?> ReadAsync(string id, DateTimeOffset now)
    {
        var found = await (
            from session in db.Sessions
            join account in db.Accounts on session.AccountId equals account.Id
            where session.Id == id && session.RevokedAt == null && session.ExpiresAt > now && account.Enabled
            select new { session.ExpiresAt, account.Name, account.Role, account.Id }).AsNoTracking().FirstOrDefaultAsync();
        return found is null ? null : new Session(id, new Person(new UserId(found.Id), found.Name, found.Role), found.ExpiresAt);
    }
}
