using Calling.Contracts.People;
using Calling.Contracts.Redis;
using Calling.Gateway.Data;
using Calling.ServiceDefaults.Redis;
using StackExchange.Redis;

namespace Calling.Gateway.People;

/// <summary>Tells Redis who exists; Signaling and Presence read it there in the same step as their claims.</summary>
public sealed partial class PeoplePublisher(IConnectionMultiplexer redis, ILogger<PeoplePublisher> logger)
{
    private static readonly LuaScriptText s_publish = LuaScriptText.Load(typeof(PeoplePublisher).Assembly, "person-publish.lua");

    private int _incomplete;

    /// <summary>Something could not be published; all of it is to be done again.</summary>
    public bool IsIncomplete => Volatile.Read(ref _incomplete) == 1;

    public void MarkComplete() => Volatile.Write(ref _incomplete, 0);

    /// <summary>One person, after a change. While Redis is away <see cref="PeopleReconcile"/> does it later.</summary>
    public async Task PublishAsync(Account account)
    {
        try
        {
            await WriteAsync(account);
        }
        catch (Exception exception) when (RedisLimits.MeansLost(exception))
        {
            Volatile.Write(ref _incomplete, 1);
            LogLater(account.UserId, exception.Message);
        }
    }

    public Task PublishAsync(IEnumerable<Account> accounts) => Task.WhenAll(accounts.Select(WriteAsync));

    private Task WriteAsync(Account account)
    {
        var fields = PersonKeys.ToHash(account.ToPerson()).SelectMany(entry => new[] { entry.Name, entry.Value });
        return redis.GetDatabase().ScriptEvaluateAsync(s_publish.Text, [PersonKeys.Person(account.UserId)], [account.Version, .. fields]);
    }

    [LoggerMessage(LogLevel.Warning, "{UserId} is published later, because Redis is away: {Reason}")]
    private partial void LogLater(UserId userId, string reason);
}
