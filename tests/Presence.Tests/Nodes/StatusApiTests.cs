using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Calling.Contracts;
using Calling.Contracts.People;
using Calling.Contracts.Presence;

namespace Calling.Presence.Tests.Nodes;

/// <summary>The endpoints as a program uses them; a node that answers is never the one that was told.</summary>
[Trait("Category", "Integration")]
public sealed class StatusApiTests(TwoNodes nodes) : IClassFixture<TwoNodes>
{
    private const string Json = "application/json";

    [Fact]
    public async Task The_first_heartbeat_says_online_already()
    {
        var person = await nodes.SomebodyAsync();
        var answer = await HeartbeatAsync(person, new HeartbeatRequest(new DeviceId("d"), Device: new DeviceInfo("Firefox 140", "Linux")));
        answer.Status.ShouldBe(PresenceStatus.Online);
        (await UserAsync(person, person.Id))!.Status.ShouldBe(PresenceStatus.Online);
    }

    [Fact]
    public async Task A_beacon_in_plain_text_closes_the_device_after_its_grace()
    {
        var person = await nodes.SomebodyAsync();
        await HeartbeatAsync(person, new HeartbeatRequest(new DeviceId("d"), Active: true));
        var (status, _) = await PostAsync(person, "heartbeat", """{"deviceId":"d","closing":true}""", "text/plain;charset=UTF-8");
        status.ShouldBe(200);
        await nodes.ShownAsync(person, PresenceStatus.Offline);
    }

    [Fact]
    public async Task Signing_out_says_offline_in_the_same_answer()
    {
        var person = await nodes.SomebodyAsync();
        await HeartbeatAsync(person, new HeartbeatRequest(new DeviceId("d"), Active: true));
        var (_, body) = await PostAsync(person, "leave", """{"deviceId":"d"}""");
        body.GetProperty("status").GetString().ShouldBe("offline");
        (await nodes.ShownAsync(person)).Status.ShouldBe(PresenceStatus.Offline);
    }

    [Fact]
    public async Task A_choice_is_the_answer_and_auto_clears_it()
    {
        var person = await nodes.SomebodyAsync();
        await HeartbeatAsync(person, new HeartbeatRequest(new DeviceId("d"), Active: true));
        var until = TimeProvider.System.GetUtcNow().AddHours(1);
        var (_, busy) = await PostAsync(person, "update", JsonSerializer.Serialize(new StatusUpdateRequest(ManualStatus.DoNotDisturb, until, " Thinking "), Wire.Json));
        busy.GetProperty("status").GetString().ShouldBe("do-not-disturb");
        busy.GetProperty("message").GetString().ShouldBe("Thinking");
        busy.GetProperty("until").GetDateTimeOffset().ShouldBe(until, TimeSpan.FromMilliseconds(2));
        busy.GetProperty("name").GetString().ShouldBe(person.Name);
        var (_, auto) = await PostAsync(person, "update", """{"status":"auto"}""");
        auto.GetProperty("status").GetString().ShouldBe("online");
        auto.GetProperty("version").GetInt64().ShouldBe(busy.GetProperty("version").GetInt64() + 1);
    }

    [Fact]
    public async Task Who_appears_offline_looks_offline_to_others()
    {
        var (person, admin) = (await nodes.SomebodyAsync(), await nodes.SomebodyAsync(Role.Admin));
        await HeartbeatAsync(person, new HeartbeatRequest(new DeviceId("d"), Active: true));
        var seen = (await UserAsync(admin, person.Id))!.LastSeen;
        await PostAsync(person, "update", """{"status":"appear_offline","message":"not here"}""");
        await HeartbeatAsync(person, new HeartbeatRequest(new DeviceId("d"), Active: true));
        var view = (await UserAsync(admin, person.Id))!;
        (view.Status, view.Message, view.Until, view.LastSeen).ShouldBe((PresenceStatus.Offline, null, null, seen));
    }

    [Theory]
    [InlineData(Role.User, Role.User, false)]
    [InlineData(Role.User, Role.Admin, true)]
    [InlineData(Role.Admin, Role.User, true)]
    [InlineData(Role.Admin, Role.Admin, true)]
    public async Task Users_see_admins_and_admins_see_everybody(Role viewer, Role other, bool allowed)
    {
        var (reader, read) = (await nodes.SomebodyAsync(viewer), await nodes.SomebodyAsync(other));
        var (status, body) = await GetAsync(reader, $"user/{read.Id}");
        status.ShouldBe(allowed ? 200 : 404);
        if (!allowed) Without(body).ShouldBe(Without((await GetAsync(reader, "user/nobody")).Body));
        (await GetAsync(reader, $"user/{reader.Id}")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Devices_are_for_admins()
    {
        var (person, admin) = (await nodes.SomebodyAsync(), await nodes.SomebodyAsync(Role.Admin));
        await HeartbeatAsync(person, new HeartbeatRequest(new DeviceId("d"), Active: true, new DeviceInfo("Firefox 140", "Linux")));
        var (status, devices) = await GetAsync(admin, $"user/{person.Id}/devices");
        status.ShouldBe(200);
        devices.EnumerateArray().Single().GetProperty("device").GetProperty("browser").GetString().ShouldBe("Firefox 140");
        (await GetAsync(person, $"user/{person.Id}/devices")).Status.ShouldBe(403);
        (await GetAsync(person, "user/nobody/devices")).Status.ShouldBe(403);
        (await GetAsync(admin, "user/nobody/devices")).Status.ShouldBe(404);
    }

    [Theory]
    [InlineData("heartbeat", "", Json, 400)]
    [InlineData("heartbeat", "{", Json, 400)]
    [InlineData("heartbeat", "null", Json, 400)]
    [InlineData("heartbeat", "[]", Json, 400)]
    [InlineData("heartbeat", "{}", Json, 400)]
    [InlineData("heartbeat", """{"deviceId":null}""", Json, 400)]
    [InlineData("heartbeat", """{"deviceId":"a b"}""", Json, 400)]
    [InlineData("heartbeat", """{"deviceId":7}""", Json, 400)]
    [InlineData("heartbeat", """{"deviceId":"d","active":"yes"}""", Json, 400)]
    [InlineData("heartbeat", "not json", "text/plain", 400)]
    [InlineData("heartbeat", """{"deviceId":"d"}""", "application/xml", 415)]
    [InlineData("update", "", Json, 400)]
    [InlineData("update", "null", Json, 400)]
    [InlineData("update", "{}", Json, 400)]
    [InlineData("update", """{"status":"asleep"}""", Json, 400)]
    [InlineData("update", """{"status":3}""", Json, 400)]
    [InlineData("update", """{"status":"offline"}""", Json, 400)]
    [InlineData("update", """{"status":"busy","until":"yesterday"}""", Json, 400)]
    [InlineData("update", """{"status":"busy","until":"2020-01-01T00:00:00Z"}""", Json, 400)]
    [InlineData("update", """{"status":"busy","until":"2999-01-01T00:00:00Z"}""", Json, 400)]
    [InlineData("update", """{"status":"busy","message":"two\nlines"}""", Json, 400)]
    [InlineData("update", """{"status":"busy"}""", "text/plain", 415)]
    [InlineData("leave", "{}", Json, 400)]
    [InlineData("nothing", "{}", Json, 404)]
    public async Task What_is_not_in_order_is_refused_with_a_code(string path, string body, string type, int expected)
    {
        var person = await nodes.SomebodyAsync();
        var (status, problem) = await PostAsync(person, path, body, type);
        status.ShouldBe(expected, problem.ToString());
        problem.GetProperty("code").GetString().ShouldNotBeNullOrEmpty();
        problem.GetProperty("detail").GetString()!.ShouldNotContain("parameter");
    }

    [Fact]
    public async Task What_is_too_long_is_refused()
    {
        var person = await nodes.SomebodyAsync();
        (await PostAsync(person, "update", $$"""{"status":"busy","message":"{{new string('x', 141)}}"}""")).Status.ShouldBe(400);
        (await PostAsync(person, "heartbeat", $$$"""{"deviceId":"d","device":{"browser":"{{{new string('x', 65)}}}"}}""")).Status.ShouldBe(400);
        (await PostAsync(person, "heartbeat", $$"""{"deviceId":"{{new string('x', 20_000)}}"}""")).Status.ShouldBe(413);
        (await GetAsync(person, "user/not%20an%20id")).Status.ShouldBe(400);
    }

    [Fact]
    public async Task Nothing_is_told_to_who_did_not_sign_in()
    {
        foreach (var (method, path) in new[] { (HttpMethod.Post, "heartbeat"), (HttpMethod.Post, "update"), (HttpMethod.Post, "leave"), (HttpMethod.Get, "user/ken"), (HttpMethod.Get, "user/ken/devices") })
        {
            using var client = nodes.Client(nodes.First, null);
            using var response = await client.SendAsync(new HttpRequestMessage(method, new Uri($"/api/status/{path}", UriKind.Relative)));
            ((int)response.StatusCode).ShouldBe(401);
            (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString().ShouldBe("unauthenticated");
        }
    }

    private static string Without(JsonElement problem) =>
        string.Join(';', problem.EnumerateObject().Where(member => member.Name != "traceId").Select(member => $"{member.Name}={member.Value}"));

    private async Task<HeartbeatAnswer> HeartbeatAsync(Person person, HeartbeatRequest request)
    {
        var (_, body) = await PostAsync(person, "heartbeat", JsonSerializer.Serialize(request, Wire.Json));
        return body.Deserialize<HeartbeatAnswer>(Wire.Json)!;
    }

    private async Task<PresenceView?> UserAsync(Person viewer, UserId id) => (await GetAsync(viewer, $"user/{id}")).Body.Deserialize<PresenceView>(Wire.Json);

    private async Task<(int Status, JsonElement Body)> GetAsync(Person person, string path)
    {
        using var client = nodes.Client(nodes.Second, person);
        using var response = await client.GetAsync(new Uri($"/api/status/{path}", UriKind.Relative));
        return ((int)response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>());
    }

    private async Task<(int Status, JsonElement Body)> PostAsync(Person person, string path, string body, string type = Json)
    {
        using var client = nodes.Client(nodes.First, person);
        using var content = new StringContent(body, Encoding.UTF8);
        content.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse(type);
        using var response = await client.PostAsync(new Uri($"/api/status/{path}", UriKind.Relative), content);
        return ((int)response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>());
    }
}
