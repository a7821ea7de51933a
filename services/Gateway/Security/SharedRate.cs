using System.Globalization;
using Calling.Contracts.Redis;
using Calling.Gateway.People;
using Calling.ServiceDefaults.Redis;
using StackExchange.Redis;

namespace Calling.Gateway.Security;

/// <summary>Rate limits that all gateways count together. While Redis is away everybody passes: a limit must not be what takes calls down.</summary>
public sealed partial class SharedRate(IConnectionMultiplexer redis, ILogger<SharedRate> logger)
{
    private static readonly LuaScriptText s_count = LuaScriptText.Load(typeof(SharedRate).Assembly, "rate.lua");

    private static readonly TimeSpan s_window = TimeSpan.FromMinutes(1);

    /// <summary>Counts this request. False: too many, and the answer says when to come again.</summary>
    public async Task<bool> AllowsAsync(HttpContext context, RateLimit limit, string whom)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (limit.PerMinute == 0 || await OverByAsync(limit, whom) is not { } wait) return true;
        context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        LogLimited(limit.Kind, whom);
        return false;
    }

    private async Task<TimeSpan?> OverByAsync(RateLimit limit, string whom)
    {
        try
        {
            var left = (long)await redis.GetDatabase().ScriptEvaluateAsync(
                s_count.Text, [GatewayKeys.Rate(limit.Kind, whom)], [limit.PerMinute, (long)s_window.TotalMilliseconds]);
            return left == 0 ? null : TimeSpan.FromMilliseconds(left);
        }
        catch (Exception exception) when (RedisLimits.MeansLost(exception))
        {
            LogOpen(limit.Kind, exception.Message);
            return null;
        }
    }

    [LoggerMessage(LogLevel.Warning, "Too many requests of kind {Kind} from {Whom}.")]
    private partial void LogLimited(string kind, string whom);

    [LoggerMessage(LogLevel.Debug, "Requests of kind {Kind} are not counted, because Redis is away: {Reason}")]
    private partial void LogOpen(string kind, string reason);
}

public sealed record RateLimit(string Kind, int PerMinute);
