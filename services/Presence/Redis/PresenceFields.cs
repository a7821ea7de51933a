using System.Globalization;
using Calling.Contracts;
using Calling.Contracts.Presence;
using Calling.Presence.Aggregate;
using Calling.Presence.Sweep;
using StackExchange.Redis;

namespace Calling.Presence.Redis;

/// <summary>How facts are written in Redis.</summary>
internal static class PresenceFields
{
    /// <summary>Whole milliseconds, rounded up: looked at then, a moment has passed.</summary>
    public static long Milliseconds(DateTimeOffset moment) => (moment.UtcTicks - DateTimeOffset.UnixEpoch.Ticks + TimeSpan.TicksPerMillisecond - 1) / TimeSpan.TicksPerMillisecond;

    public static DateTimeOffset? Time(long? milliseconds) =>
        milliseconds is { } value and > 0 ? DateTimeOffset.FromUnixTimeMilliseconds(value) : null;

    public static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>Order of the directory: whom one reaches first.</summary>
    public static RedisValue Rank(PresenceStatus status) => status switch
    {
        PresenceStatus.Offline => "",
        PresenceStatus.Online => 1,
        PresenceStatus.Away => 2,
        PresenceStatus.InCall => 3,
        PresenceStatus.Busy => 4,
        PresenceStatus.DoNotDisturb => 5,
    };

    public static DeviceFacts[] Devices(SortedSetEntry[] leases, HashEntry[] activity)
    {
        var active = activity.ToDictionary(entry => entry.Name, entry => entry.Value);
        return
        [
            .. leases.Where(lease => active.ContainsKey(lease.Element)).Select(lease => new DeviceFacts(
                DateTimeOffset.FromUnixTimeMilliseconds((long)lease.Score), DateTimeOffset.FromUnixTimeMilliseconds((long)active[lease.Element]))),
        ];
    }

    public static HashEntry[] Of(ManualChoice choice) =>
    [
        new("status", Wire.Name(choice.Status)),
        new("until", choice.Until is { } until ? Milliseconds(until) : ""),
        new("message", choice.Message ?? ""),
    ];

    public static ManualChoice? Choice(HashEntry[] hash)
    {
        var fields = hash.ToDictionary(entry => (string)entry.Name!, entry => entry.Value, StringComparer.Ordinal);
        return Wire.TryParse<ManualStatus>(fields.GetValueOrDefault("status"), out var status)
            ? new ManualChoice(status, Time(Whole(fields.GetValueOrDefault("until"))), Text(fields.GetValueOrDefault("message")))
            : null;
    }

    /// <summary>Null: never published, or lost.</summary>
    public static PublishedPresence? Published(HashEntry[] hash)
    {
        var fields = hash.ToDictionary(entry => (string)entry.Name!, entry => entry.Value, StringComparer.Ordinal);
        if (!fields.ContainsKey("version")) return null;
        return new PublishedPresence(
            ShownPresence.FromHash(hash),
            Time(Whole(fields.GetValueOrDefault("changed"))) ?? DateTimeOffset.UnixEpoch,
            Time(Whole(fields.GetValueOrDefault("tell"))));
    }

    private static long? Whole(RedisValue value) => value.TryParse(out long whole) ? whole : null;

    private static string? Text(RedisValue value) => (string?)value is { Length: > 0 } text ? text : null;
}
