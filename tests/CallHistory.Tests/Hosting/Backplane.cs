using System.Collections.Concurrent;
using System.Text;
using Calling.Contracts.Hub;
using Calling.Contracts.People;
using Calling.Testing;
using StackExchange.Redis;

namespace Calling.CallHistory.Tests.Hosting;

/// <summary>Hears what is sent over the SignalR backplane, as a signaling node would that holds the devices.</summary>
internal sealed class Backplane
{
    private readonly ConcurrentQueue<string> _heard = new();

    private Backplane()
    {
    }

    public static Task<Backplane> ToAsync(HistorySystem system, Person person) => ListenAsync(system, $"user:{person.Id}");

    public static Task<Backplane> ToAdminsAsync(HistorySystem system) => ListenAsync(system, $"group:{HubGroups.Admins}");

    public Task HearsAsync(string method, string json) => Eventually.IsTrueAsync(
        $"{method} with {json}",
        () => _heard.Any(message => message.Contains($"\"{method}\"", StringComparison.Ordinal) && message.Contains(json, StringComparison.Ordinal)));

    private static async Task<Backplane> ListenAsync(HistorySystem system, string address)
    {
        var backplane = new Backplane();
        await system.Redis.GetSubscriber().SubscribeAsync(
            RedisChannel.Pattern($"*{nameof(CallingHub)}:{address}"),
            // The invocation stands in its envelope as plain JSON.
            (_, message) => backplane._heard.Enqueue(Encoding.UTF8.GetString((byte[])message!)));
        return backplane;
    }
}
