using Calling.Contracts.People;
using StackExchange.Redis;

namespace Calling.Contracts.Presence;

/// <summary>
/// Published keys of presence. Times are Unix milliseconds. Keys of one person begin with <c>presence:</c> and their id; those of all
/// people do not, or somebody whose id is "due" would share a key with everybody.
/// </summary>
public static class PresenceKeys
{
    /// <summary>Hash {status, lastSeen, until, message, version} and fields of Presence's own; lives for ever. Owner: Presence. Readers: Signaling, Gateway.</summary>
    public static RedisKey Shown(UserId user) => $"presence:{user}";

    /// <summary>Sorted set of the people who are not offline, score: rank of reachability (1 online, 2 away, 3 in_call, 4 busy, 5 do-not-disturb).
    /// Owner: Presence. Reader: Gateway (sorts the directory).</summary>
    public static RedisKey Reachable => "presence-reachable";

    /// <summary>Sorted set device → end of its lease. Owner: <see cref="DeviceLeases"/>. Readers: Presence, Signaling.</summary>
    public static RedisKey Devices(UserId user) => $"presence:{user}:devices";

    /// <summary>Hash device → last activity. Owner: <see cref="DeviceLeases"/>. Reader: Presence.</summary>
    public static RedisKey Activity(UserId user) => $"presence:{user}:activity";

    /// <summary>Hash device → JSON <see cref="DeviceInfo"/>. Owner: <see cref="DeviceLeases"/>. Reader: Presence.</summary>
    public static RedisKey Info(UserId user) => $"presence:{user}:info";

    /// <summary>String; exists for a moment after the device closed: renewals do not count. Owner: <see cref="DeviceLeases"/>.</summary>
    public static RedisKey Closing(UserId user, DeviceId device) => $"presence:{user}:closing:{device}";

    /// <summary>Sorted set user → when the presence must be computed again. Written by DeviceLeases, Signaling's commit and Presence; swept by Presence.</summary>
    public static RedisKey Due => "presence-due";

    /// <summary>Channel; message: user id. Wakes the sweep at once; a lost one costs a sweep's interval.</summary>
    public static RedisChannel Nudge { get; } = RedisChannel.Literal("presence:nudge");

    /// <summary>Channel; message: user:device (no id holds a colon). A device said that it closes. Published by DeviceLeases; heard by Signaling.</summary>
    public static RedisChannel DeviceClosing { get; } = RedisChannel.Literal("presence:closing");

    /// <summary>String: id of the live call that the person is in. Owner: Signaling. Reader: Presence.</summary>
    public static RedisKey Claim(UserId user) => $"claim:{user}";
}
