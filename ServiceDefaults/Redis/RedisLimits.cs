using StackExchange.Redis;

namespace Calling.ServiceDefaults.Redis;

/// <summary>How long we wait for Redis, and how its absence looks.</summary>
public static class RedisLimits
{
    /// <summary>A command that takes longer has failed: people are told within 2 s (failure table).</summary>
    public static TimeSpan Command { get; } = TimeSpan.FromMilliseconds(1500);

    public static void Apply(ConfigurationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.AbortOnConnectFail = false;
        options.ConnectTimeout = 1000;
        options.AsyncTimeout = (int)Command.TotalMilliseconds;
        options.SyncTimeout = (int)Command.TotalMilliseconds;
        options.HeartbeatInterval = TimeSpan.FromMilliseconds(500);
        options.KeepAlive = 5;
        options.ReconnectRetryPolicy = new LinearRetry(500);
        // A queue of commands kept while Redis is away would carry out later what people were told had failed.
        options.BacklogPolicy = BacklogPolicy.FailFast;
        // RESP3 shares one connection between commands and pub/sub.
        options.Protocol = RedisProtocol.Resp2;
    }

    /// <summary>A lost Redis shows itself in several ways, depending on the moment at which the connection broke.</summary>
    public static bool MeansLost(Exception? exception) => exception switch
    {
        null => false,
        RedisConnectionException or RedisTimeoutException or RedisCommandException => true,
        RedisServerException server => server.Message.StartsWith("LOADING", StringComparison.Ordinal)
            || server.Message.StartsWith("MASTERDOWN", StringComparison.Ordinal)
            || server.Message.StartsWith("READONLY", StringComparison.Ordinal),
        InvalidOperationException pipe when pipe.Message.StartsWith("Reading is not allowed", StringComparison.Ordinal) => true,
        TaskCanceledException { CancellationToken.CanBeCanceled: false } => true,
        _ => MeansLost(exception.InnerException),
    };
}
