using System.Collections.Concurrent;
using Calling.Contracts.People;

namespace Calling.Gateway.Accounts;

/// <summary>
/// Sessions that the database said are valid. Fresh for a minute; an older one serves only while the database is away. An end that any
/// gateway announces takes effect at once, also against a read of the database that began before it.
/// </summary>
public sealed class SessionCache(TimeProvider clock)
{
    private const string Person = "user:";

    private static readonly TimeSpan s_fresh = TimeSpan.FromSeconds(60);

    /// <summary>No read of the database takes as long: an end that is older cannot be overtaken any more.</summary>
    private static readonly TimeSpan s_endsKept = TimeSpan.FromMinutes(2);

    /// <summary>After a failed read: so long nobody asks the database again for this session.</summary>
    private static readonly TimeSpan s_trustedAgain = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, Entry> _sessions = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _ends = new(StringComparer.Ordinal);

    private sealed record Entry(Session Session, DateTimeOffset FreshUntil);

    /// <summary>The message of <see cref="PersonKeys.SessionsEnded"/> that ends all of a person's sessions.</summary>
    public static string AllOf(UserId user) => $"{Person}{user}";

    /// <summary>Whose sessions ended; null when it was a single session.</summary>
    public static UserId? PersonOf(string ended)
    {
        ArgumentNullException.ThrowIfNull(ended);
        return ended.StartsWith(Person, StringComparison.Ordinal) ? new UserId(ended[Person.Length..]) : null;
    }

    public Session? FindFresh(string id) =>
        _sessions.TryGetValue(id, out var entry) && entry.FreshUntil > clock.GetUtcNow() ? Unexpired(entry.Session) : null;

    /// <summary>Also one that should be read again; for the time when it cannot be.</summary>
    public Session? FindWhileAway(string id)
    {
        if (!_sessions.TryGetValue(id, out var entry) || Unexpired(entry.Session) is not { } session) return null;
        _sessions.TryUpdate(id, entry with { FreshUntil = clock.GetUtcNow() + s_trustedAgain }, entry);
        return session;
    }

    /// <param name="readFrom">When the read of the database began.</param>
    public bool TryAdd(Session session, DateTimeOffset readFrom)
    {
        ArgumentNullException.ThrowIfNull(session);
        _sessions[session.Id] = new Entry(session, readFrom + s_fresh);
        if (!EndedSince(session.Id, readFrom) && !EndedSince(AllOf(session.Person.Id), readFrom)) return true;
        _sessions.TryRemove(session.Id, out _);
        return false;
    }

    /// <param name="ended">Id of a session, or <c>user:ID</c>.</param>
    public void End(string ended)
    {
        _ends[ended] = clock.GetUtcNow();
        _sessions.TryRemove(ended, out _);
        foreach (var (id, entry) in _sessions)
        {
            if (AllOf(entry.Session.Person.Id) == ended) _sessions.TryRemove(id, out _);
        }
    }

    /// <summary>Ends may have been missed (Redis was away): everything is read again, but nothing is forgotten.</summary>
    public void Doubt()
    {
        foreach (var (id, entry) in _sessions) _sessions.TryUpdate(id, entry with { FreshUntil = clock.GetUtcNow() }, entry);
    }

    public void Forget(string id) => _sessions.TryRemove(id, out _);

    /// <summary>Drops what has no use any more.</summary>
    public void Sweep()
    {
        var now = clock.GetUtcNow();
        foreach (var (id, entry) in _sessions)
        {
            // An hour without a request: the database may be asked again.
            if (entry.Session.ExpiresAt <= now || entry.FreshUntil + TimeSpan.FromHours(1) <= now) _sessions.TryRemove(id, out _);
        }

        foreach (var (ended, at) in _ends)
        {
            if (at + s_endsKept <= now) _ends.TryRemove(ended, out _);
        }
    }

    private Session? Unexpired(Session session) => session.ExpiresAt > clock.GetUtcNow() ? session : null;

    private bool EndedSince(string what, DateTimeOffset since) => _ends.TryGetValue(what, out var at) && at >= since;
}
