using System.Net;
using System.Net.WebSockets;
using System.Text;
using Calling.Gateway.Tests.Hosting;

namespace Calling.Gateway.Tests.Security;

/// <summary>Sockets know no CORS: any page of the web could open one with the person's cookie.</summary>
[Trait("Category", "Integration")]
public sealed class SocketOriginTests(TestSystem system)
{
    [Theory]
    [InlineData("cookie", "ours", true)]
    [InlineData("cookie", "https://portal.example.com", true)]
    [InlineData("cookie", "https://evil.example.com", false)]
    [InlineData("cookie", "null", false)]
    [InlineData("cookie", null, false)]
    [InlineData("bearer", null, true)]
    [InlineData("bearer", "https://evil.example.com", false)]
    [InlineData("nothing", null, false)]
    [InlineData("nothing", "ours", false)]
    public async Task Socket_opens_for_allowed_pages_and_for_programs(string proof, string? origin, bool opens)
    {
        using var browser = new Browser(system.First.Address);
        var token = (await browser.LoginAsync("john_doe")).AccessToken;
        using var socket = new ClientWebSocket();
        if (proof == "cookie") socket.Options.SetRequestHeader("Cookie", $"calling={browser.Cookie}");
        if (proof == "bearer") socket.Options.SetRequestHeader("Authorization", $"Bearer {token}");
        if (origin is not null) socket.Options.SetRequestHeader("Origin", origin == "ours" ? system.First.Address.GetLeftPart(UriPartial.Authority) : origin);
        var address = new UriBuilder(system.First.Address) { Scheme = "ws", Path = "/hubs/calling", Query = "deviceId=d" }.Uri;
        using var patience = new CancellationTokenSource(Testing.Eventually.Patience);

        if (!opens)
        {
            await Should.ThrowAsync<WebSocketException>(() => socket.ConnectAsync(address, patience.Token));
            return;
        }

        await socket.ConnectAsync(address, patience.Token);
        var buffer = new byte[100];
        var message = await socket.ReceiveAsync(buffer, patience.Token);
        Encoding.UTF8.GetString(buffer, 0, message.Count).ShouldBe("john_doe");
    }

    [Fact]
    public async Task Access_token_in_the_query_opens_no_socket()
    {
        using var browser = new Browser(system.First.Address);
        var token = (await browser.LoginAsync("john_doe")).AccessToken;
        using var stranger = new Browser(system.First.Address);
        (await stranger.StatusAsync($"/hubs/calling?access_token={token}")).ShouldBe(HttpStatusCode.Unauthorized);
    }
}
