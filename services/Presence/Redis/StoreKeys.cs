using Calling.Contracts.People;
using StackExchange.Redis;

namespace Calling.Presence.Redis;

/// <summary>Keys of this service that nobody else reads. The published ones are <see cref="Contracts.Presence.PresenceKeys"/>. Times are Unix milliseconds.</summary>
internal static class StoreKeys
{
    /// <summary>Hash {status, until, message}: what the person chose by hand; lives until the choice ends, or for ever. Owner and reader: Presence.</summary>
    public static RedisKey Manual(UserId user) => $"presence:{user}:manual";

    /// <summary>Hash user → token of the newest taker; a field lives while its person is being computed. Owner and reader: Presence.</summary>
    public static RedisKey Taken => "presence-taken";

    /// <summary>String; lives for a part of a safety sweep's interval: one replica sweeps for all. Owner and reader: Presence.</summary>
    public static RedisKey SafetySweep => "presence-safety";
}
