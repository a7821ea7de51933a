using StackExchange.Redis;

namespace Calling.Contracts.People;

/// <summary>Keys of people. Owner and only writer: Gateway. Readers: Presence, Signaling.</summary>
public static class PersonKeys
{
    /// <summary>Hash {name, role, enabled 0|1}; lives for ever, rebuilt when the gateway starts.</summary>
    public static RedisKey Person(UserId user) => $"person:{user}";

    /// <summary>Channel; message: the id of a session (claim sid) or <c>user:ID</c> that ended. Its sockets close at once.</summary>
    public static RedisChannel SessionsEnded { get; } = RedisChannel.Literal("sessions:ended");

    public static HashEntry[] ToHash(Person person)
    {
        ArgumentNullException.ThrowIfNull(person);
        return [new("name", person.Name), new("role", Wire.Name(person.Role)), new("enabled", person.Enabled ? 1 : 0)];
    }

    /// <summary>Null when nobody has this id.</summary>
    public static Person? FromHash(UserId user, HashEntry[] hash)
    {
        ArgumentNullException.ThrowIfNull(hash);
        var fields = hash.ToDictionary(entry => (string)entry.Name!, entry => (string)entry.Value!, StringComparer.Ordinal);
        return fields.TryGetValue("name", out var name) && Wire.TryParse<Role>(fields.GetValueOrDefault("role"), out var role)
            ? new Person(user, name, role, fields.GetValueOrDefault("enabled") != "0")
            : null;
    }
}
