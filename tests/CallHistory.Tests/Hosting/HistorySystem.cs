using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Calling.CallHistory.Data;
using Calling.CallHistory.Tests.Hosting;
using Calling.Contracts;
using Calling.Contracts.Events;
using Calling.Contracts.People;
using Calling.Testing;
using Calling.Testing.Tokens;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;
using StackExchange.Redis;

[assembly: AssemblyFixture(typeof(RedisServer))]
[assembly: AssemblyFixture(typeof(RabbitServer))]
[assembly: AssemblyFixture(typeof(PostgresServer))]

namespace Calling.CallHistory.Tests.Hosting;

/// <summary>One instance of the service on real servers. Its queue has one name, so the classes of this collection follow each other.</summary>
[CollectionDefinition]
public sealed class SystemGroup : ICollectionFixture<HistorySystem>;

public sealed class HistorySystem(RedisServer redis, RabbitServer rabbit, PostgresServer postgres) : IAsyncLifetime
{
    private readonly TestTokens _tokens = new();
    private HistoryHost? _host;
    private int _people;

    public PostgresServer Postgres => postgres;

    public string Database { get; private set; } = "";

    public IServiceProvider Services => Host.Services;

    public IConnectionMultiplexer Redis => Services.GetRequiredService<IConnectionMultiplexer>();

    private HistoryHost Host => _host ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync()
    {
        Database = await postgres.CreateDatabaseAsync("history");
        (await HistoryHost.MigrateAsync(Database)).ShouldBe(0);
        _host = new HistoryHost(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ConnectionStrings:redis"] = redis.ConnectionString,
            ["ConnectionStrings:rabbitmq"] = rabbit.ConnectionString,
            ["ConnectionStrings:history"] = Database,
            [TestTokens.KeysSetting] = _tokens.Keys,
        });
        // In the whole system the publisher declares the queue; here only the consumer does.
        await Services.GetRequiredService<IBusControl>().WaitForHealthStatus(BusHealthStatus.Healthy, Eventually.Patience);
    }

    /// <summary>Somebody new, published as the gateway would, so that tests do not meet each other's people.</summary>
    public async Task<Person> SomebodyAsync(Contracts.People.Role role = Contracts.People.Role.User)
    {
        var number = Interlocked.Increment(ref _people);
        var person = new Person(new UserId($"{Wire.Name(role)}-{number}"), $"Person {number}", role);
        await Redis.GetDatabase().HashSetAsync(PersonKeys.Person(person.Id), PersonKeys.ToHash(person));
        return person;
    }

    public Task<Person> AdminAsync() => SomebodyAsync(Contracts.People.Role.Admin);

    public async Task PublishAsync(params ICallEvent[] facts)
    {
        var bus = Services.GetRequiredService<IBus>();
        foreach (var fact in facts) await bus.Publish((object)fact);
    }

    /// <summary>Writes at once, as the consumer does, for tests whose matter is what comes after.</summary>
    public async Task WriteAsync(params CallEnded[] calls)
    {
        await using var scope = Services.CreateAsyncScope();
        static bool IsAdmin(UserId id) => id.Value.StartsWith("admin", StringComparison.Ordinal);
        await scope.ServiceProvider.GetRequiredService<HistoryWriter>().WriteAsync(
            [.. calls.Select(call => Attempt.From(call, IsAdmin))],
            [.. calls.Select(call => MissedEntry.From(call, IsAdmin)).OfType<MissedEntry>()],
            CancellationToken.None);
    }

    public async Task<HttpResponseMessage> SendAsync(Person? person, HttpMethod method, string path, object? body = null)
    {
        using var client = Host.CreateClient();
        if (person is not null) client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", _tokens.For(person));
        using var request = new HttpRequestMessage(method, path);
        if (body is not null) request.Content = JsonContent.Create(body, options: Wire.Json);
        return await client.SendAsync(request);
    }

    public async Task<T> GetAsync<T>(Person person, string path) => await AnswerAsync<T>(await SendAsync(person, HttpMethod.Get, path));

    public async Task<T> PostAsync<T>(Person person, string path, object? body = null) =>
        await AnswerAsync<T>(await SendAsync(person, HttpMethod.Post, path, body));

    /// <summary>The stable code of a refusal, after its status.</summary>
    public async Task<(HttpStatusCode Status, string Code)> RefusalAsync(Person? person, HttpMethod method, string path, object? body = null)
    {
        var answer = await SendAsync(person, method, path, body);
        var problem = await answer.Content.ReadFromJsonAsync<Dictionary<string, object>>();
        return (answer.StatusCode, problem!["code"].ToString()!);
    }

    /// <summary>Messages that were set aside.</summary>
    public async Task<uint> CountErrorsAsync()
    {
        await using var connection = await new ConnectionFactory { Uri = new Uri(rabbit.ConnectionString) }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        try
        {
            return (await channel.QueueDeclarePassiveAsync($"{EventQueues.History}_error")).MessageCount;
        }
        catch (OperationInterruptedException exception) when (exception.ShutdownReason?.ReplyCode == 404)
        {
            // Nothing was ever set aside.
            return 0;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null) await _host.DisposeAsync();
        _tokens.Dispose();
    }

    private static async Task<T> AnswerAsync<T>(HttpResponseMessage answer)
    {
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<T>(Wire.Json))!;
    }
}
