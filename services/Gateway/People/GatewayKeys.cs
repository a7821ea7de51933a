using Calling.Contracts.People;
using StackExchange.Redis;

namespace Calling.Gateway.People;

/// <summary>Redis keys that only gateways use. Published ones are in <see cref="PersonKeys"/>.</summary>
internal static class GatewayKeys
{
    /// <summary>String "1"; lives for ever. It is gone when Redis came back empty, and then all people are published again.</summary>
    public static RedisKey PeoplePublished => "gateway:people-published";

    /// <summary>String, number of requests in the window; lives as long as the window. What: a kind and whom it counts.</summary>
    public static RedisKey Rate(string kind, string whom) => $"gateway:rate:{kind}:{whom}";
}
