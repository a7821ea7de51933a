using System.Globalization;
using Calling.Contracts.People;
using StackExchange.Redis;

namespace Calling.Contracts.Presence;

/// <summary>The published presence of one person, without the name.</summary>
public sealed record ShownPresence(PresenceStatus Status, DateTimeOffset? LastSeen, DateTimeOffset? Until, string? Message, long Version)
{
    public static ShownPresence None { get; } = new(PresenceStatus.Offline, null, null, null, 0);

    public PresenceView For(Person person)
    {
        ArgumentNullException.ThrowIfNull(person);
        return new PresenceView(person.Id, person.Name, Status, LastSeen, Until, Message, Version);
    }

    public static ShownPresence FromHash(HashEntry[] hash)
    {
        ArgumentNullException.ThrowIfNull(hash);
        if (hash.Length == 0) return None;
        var fields = hash.ToDictionary(entry => (string)entry.Name!, entry => (string?)entry.Value, StringComparer.Ordinal);
        return new ShownPresence(
            Wire.TryParse<PresenceStatus>(fields.GetValueOrDefault("status"), out var status) ? status : PresenceStatus.Offline,
            Time(fields.GetValueOrDefault("lastSeen")),
            Time(fields.GetValueOrDefault("until")),
            fields.GetValueOrDefault("message") is { Length: > 0 } message ? message : null,
            long.TryParse(fields.GetValueOrDefault("version"), CultureInfo.InvariantCulture, out var version) ? version : 0);
    }

    private static DateTimeOffset? Time(string? milliseconds) =>
        long.TryParse(milliseconds, CultureInfo.InvariantCulture, out var value) && value > 0 ? DateTimeOffset.FromUnixTimeMilliseconds(value) : null;
}

/// <summary>Reads published presence, many people in one pipelined round trip.</summary>
public sealed class PresenceReader(IConnectionMultiplexer redis)
{
    public async Task<ShownPresence> ReadAsync(UserId user) =>
        ShownPresence.FromHash(await redis.GetDatabase().HashGetAllAsync(PresenceKeys.Shown(user)));

    public async Task<PresenceView[]> ReadAsync(IReadOnlyCollection<Person> people) =>
        await Task.WhenAll(people.Select(async person => (await ReadAsync(person.Id)).For(person)));
}
