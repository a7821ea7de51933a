using Calling.Contracts;
using Calling.Contracts.People;
using Calling.Contracts.Presence;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using StackExchange.Redis;

namespace Calling.ServiceDefaults.Redis;

public static class RedisDefaults
{
    /// <summary>
    /// Redis (connection name <c>redis</c>), the readers of published keys, and SignalR over the Redis backplane, by which also a service
    /// that hosts no connection speaks to people through <c>IHubContext&lt;CallingHub, ICallingClient&gt;</c>.
    /// </summary>
    public static ISignalRServerBuilder AddCallingRedis(this IHostApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        // Tracing of the client profiles every command, which costs more than it tells.
        builder.AddRedisClient("redis", settings => settings.DisableTracing = true, RedisLimits.Apply);
        builder.Services.AddSingleton<PersonDirectory>().AddSingleton<PresenceReader>().AddSingleton<DeviceLeases>();
        builder.Services.AddCheckedOptions<LeaseOptions>(LeaseOptions.Section);
        builder.Services.AddSingleton<IUserIdProvider, SubjectUserIds>();
        return builder.Services.AddSignalR()
            .AddJsonProtocol(options => Wire.Configure(options.PayloadSerializerOptions))
            .AddStackExchangeRedis(options =>
            {
                options.Configuration.ChannelPrefix = RedisChannel.Literal("calling");
                // A connection of its own: the backplane disposes what it is given.
                options.ConnectionFactory = async log =>
                {
                    var configuration = ConfigurationOptions.Parse(
                        builder.Configuration.GetConnectionString("redis") ?? throw new InvalidOperationException("ConnectionStrings:redis is not set."));
                    RedisLimits.Apply(configuration);
                    return await ConnectionMultiplexer.ConnectAsync(configuration, log);
                };
            });
    }

    private sealed class SubjectUserIds : IUserIdProvider
    {
        public string? GetUserId(HubConnectionContext connection) => connection.User.FindFirst("sub")?.Value;
    }
}
