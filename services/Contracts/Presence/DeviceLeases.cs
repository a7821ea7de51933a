using System.Text.Json;
using Calling.Contracts.People;
using Calling.Contracts.Redis;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace Calling.Contracts.Presence;

/// <summary>
/// The leases by which devices are alive. Whoever holds a device writes its lease: Signaling for sockets, Presence for REST heartbeats.
/// A lease that nobody renews ends, and with it the device: no crashed process can leave anybody online.
/// </summary>
public sealed class DeviceLeases(IConnectionMultiplexer redis, TimeProvider clock, IOptions<LeaseOptions> options)
{
    private static readonly LuaScriptText s_touch = LuaScriptText.Load(typeof(DeviceLeases).Assembly, "device-touch.lua");
    private static readonly LuaScriptText s_close = LuaScriptText.Load(typeof(DeviceLeases).Assembly, "device-close.lua");

    /// <summary>
    /// How long after its end a device cannot be renewed by a socket that nobody has taken down yet. Sockets of an ended session are
    /// closed within 5 s. Not longer, because a beacon that comes late, after the page is back, hides the page for as long.
    /// </summary>
    private static readonly TimeSpan s_socketsClose = TimeSpan.FromSeconds(5);

    /// <summary>Starts or renews a lease. <paramref name="active"/>: the person used the device just now; it also brings an idle person back at once.</summary>
    public Task TouchAsync(UserId user, DeviceId device, bool active, DeviceInfo? info = null) =>
        TouchAsync(user, device, active ? "active" : "idle", info);

    /// <summary>
    /// Renews many leases of sockets in one pipelined batch: no timer and no round trip per person. A device that closed a moment ago stays
    /// closed, because its socket may only not be down yet; one whose lease is lost (a Redis that came back empty) lives again.
    /// </summary>
    public Task RenewAsync(IReadOnlyCollection<(UserId User, DeviceId Device)> devices) =>
        Task.WhenAll(devices.Select(one => TouchAsync(one.User, one.Device, "renewed", info: null)));

    /// <summary>The device says that it goes away. It is kept for a moment of grace, so that a page reload does not flicker.</summary>
    public Task CloseAsync(UserId user, DeviceId device) => EndAsync(user, device, options.Value.ClosingGrace);

    /// <summary>The person signed out on this device: nothing will come back.</summary>
    public Task RemoveAsync(UserId user, DeviceId device) => EndAsync(user, device, TimeSpan.Zero);

    /// <summary>When each device's lease ends; only those that are alive now. Lapsed entries are removed by Presence's sweep a minute later.</summary>
    public async Task<IReadOnlyDictionary<DeviceId, DateTimeOffset>> LiveAsync(UserId user) =>
        Ends(await redis.GetDatabase().SortedSetRangeByScoreWithScoresAsync(PresenceKeys.Devices(user), Now, exclude: Exclude.Start));

    /// <summary>As <see cref="LiveAsync"/>, with devices whose leases ended a short while ago: the end tells their last sign of life.</summary>
    public async Task<IReadOnlyDictionary<DeviceId, DateTimeOffset>> AllAsync(UserId user) =>
        Ends(await redis.GetDatabase().SortedSetRangeByRankWithScoresAsync(PresenceKeys.Devices(user)));

    private long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    private Task TouchAsync(UserId user, DeviceId device, string how, DeviceInfo? info)
    {
        RedisKey[] keys =
        [
            PresenceKeys.Devices(user), PresenceKeys.Activity(user), PresenceKeys.Info(user), PresenceKeys.Due, PresenceKeys.Shown(user),
            PresenceKeys.Closing(user, device),
        ];
        var now = Now;
        return redis.GetDatabase().ScriptEvaluateAsync(s_touch.Text, keys,
        [
            user.Value, device.Value, now, now + (long)options.Value.Length.TotalMilliseconds, how,
            info is null ? "" : JsonSerializer.Serialize(info, Wire.Json),
        ]);
    }

    private Task EndAsync(UserId user, DeviceId device, TimeSpan grace)
    {
        RedisKey[] keys = [PresenceKeys.Devices(user), PresenceKeys.Due, PresenceKeys.Closing(user, device)];
        var now = Now;
        return redis.GetDatabase().ScriptEvaluateAsync(s_close.Text, keys,
            [user.Value, device.Value, now, now + (long)grace.TotalMilliseconds, (long)s_socketsClose.TotalMilliseconds]);
    }

    private static Dictionary<DeviceId, DateTimeOffset> Ends(SortedSetEntry[] entries) => entries.ToDictionary(
        entry => new DeviceId((string)entry.Element!), entry => DateTimeOffset.FromUnixTimeMilliseconds((long)entry.Score));
}
