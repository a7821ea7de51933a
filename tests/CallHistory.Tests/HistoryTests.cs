using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Calling.Contracts;
using Calling.Contracts.Calls;
using Calling.Contracts.Events;
using Calling.Contracts.History;
using Calling.Contracts.People;
using Calling.Testing;
using Calling.Testing.Tokens;
using MassTransit;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

[assembly: AssemblyFixture(typeof(RedisServer))]
[assembly: AssemblyFixture(typeof(RabbitServer))]
[assembly: AssemblyFixture(typeof(PostgresServer))]

namespace Calling.CallHistory.Tests;

/// <summary>The way of a fact from RabbitMQ to the person's list.</summary>
[Trait("Category", "Integration")]
public sealed class HistoryTests(RedisServer redis, RabbitServer rabbit, PostgresServer postgres) : IAsyncLifetime
{
    private static readonly Person s_john = new(new UserId("john_doe"), "John Doe", Role.User);
    private static readonly Person s_jane = new(new UserId("jane_smith"), "Jane Smith", Role.User);
    private static readonly Person s_ken = new(new UserId("ken"), "Ken Tse", Role.Admin);

    private readonly TestTokens _tokens = new();
    private HistoryHost? _host;

    public async ValueTask InitializeAsync()
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ConnectionStrings:redis"] = redis.ConnectionString,
            ["ConnectionStrings:rabbitmq"] = rabbit.ConnectionString,
            ["ConnectionStrings:history"] = await postgres.CreateDatabaseAsync("history"),
            [TestTokens.KeysSetting] = _tokens.Keys,
        };
        await HistoryHost.MigrateAsync(settings);
        await HistoryHost.MigrateAsync(settings);
        _host = new HistoryHost(settings);
        // What is published before the consumer's queue is bound is lost; in the whole system the publisher declares the queue.
        await _host.Services.GetRequiredService<IBusControl>().WaitForHealthStatus(BusHealthStatus.Healthy, Eventually.Patience);
    }

    [Fact]
    public async Task A_missed_call_that_is_told_three_times_is_one_row_that_only_its_people_and_admins_read()
    {
        var now = TimeProvider.System.GetUtcNow();
        var id = CallId.New(now);
        var (caller, callee) = (new PersonRef(s_john.Id, s_john.Name), new PersonRef(s_ken.Id, s_ken.Name));
        var ended = new CallEnded(
            id, caller, callee, CallType.Audio, CallOutcome.Missed, EndCause.NoAnswer, MissedReason.NoAnswer, now.AddSeconds(-30), now.AddSeconds(-29), null, null, now, 0,
            [new TimelineEntry(now.AddSeconds(-30), TimelineKind.Started, CallState.Calling, s_john.Id), new TimelineEntry(now, TimelineKind.RingExpired, CallState.Ended)], null, null);
        var missed = new CallMissed(id, caller, s_ken.Id, CallType.Audio, MissedReason.NoAnswer, ended.StartedAt);
        var bus = _host!.Services.GetRequiredService<IBus>();
        for (var time = 0; time < 3; time++)
        {
            await bus.Publish(ended);
            await bus.Publish(missed);
        }

        var page = await Eventually.IsAsync("the row", () => GetAsync<HistoryPage>(s_john, "/api/call/history"), found => found.Items.Count > 0);
        page.Items.ShouldHaveSingleItem().CallId.ShouldBe(id);
        (await GetAsync<HistoryPage>(s_jane, "/api/call/history")).Items.ShouldBeEmpty();
        (await SendAsync(s_jane, HttpMethod.Get, $"/api/call/history/{id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await GetAsync<HistoryDetails>(s_ken, $"/api/call/history/{id}")).Timeline.Count.ShouldBe(2);
        var list = await Eventually.IsAsync("the missed call", () => GetAsync<MissedPage>(s_ken, "/api/call/missed"), found => found.Items.Count > 0);
        (list.UnseenCount, list.Items.ShouldHaveSingleItem().Reason).ShouldBe((1, MissedReason.NoAnswer));
        (await SendAsync(s_ken, HttpMethod.Post, "/api/call/mark-seen")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await GetAsync<MissedPage>(s_ken, "/api/call/missed")).UnseenCount.ShouldBe(0);
        (await SendAsync(s_john, HttpMethod.Get, "/api/call/inbox")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await SendAsync(s_john, HttpMethod.Get, "/api/call/history?cursor=nonsense")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null) await _host.DisposeAsync();
        _tokens.Dispose();
    }

    private async Task<T> GetAsync<T>(Person person, string path)
    {
        var answer = await SendAsync(person, HttpMethod.Get, path);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<T>(Wire.Json))!;
    }

    private async Task<HttpResponseMessage> SendAsync(Person person, HttpMethod method, string path)
    {
        using var client = _host!.CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", _tokens.For(person));
        using var request = new HttpRequestMessage(method, path);
        return await client.SendAsync(request);
    }

    private sealed class HistoryHost(IReadOnlyDictionary<string, string> settings) : WebApplicationFactory<Program>
    {
        /// <summary>As the AppHost does it: the program itself, with one argument.</summary>
        public static async Task MigrateAsync(IReadOnlyDictionary<string, string> settings)
        {
            var start = new System.Diagnostics.ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, "migrate"]) { UseShellExecute = false };
            foreach (var (key, value) in settings) start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
            using var process = System.Diagnostics.Process.Start(start)!;
            await process.WaitForExitAsync();
            process.ExitCode.ShouldBe(0);
        }

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            foreach (var (key, value) in settings) builder.UseSetting(key, value);
        }
    }
}
