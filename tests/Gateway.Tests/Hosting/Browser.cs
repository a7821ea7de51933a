using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Calling.Contracts;
using Calling.Contracts.People;

namespace Calling.Gateway.Tests.Hosting;

/// <summary>Asks the gateway as a page of ours does: cookies are kept and <c>X-Calling</c> is sent. Without sign-in it is a stranger.</summary>
public sealed class Browser : IDisposable
{
    private readonly HttpClientHandler _handler = new() { CookieContainer = new CookieContainer(), AllowAutoRedirect = false };

    public Browser(Uri address)
    {
        Address = address;
        Http = new HttpClient(_handler) { BaseAddress = address, Timeout = TimeSpan.FromSeconds(60) };
        Http.DefaultRequestHeaders.Add("X-Calling", "1");
    }

    public Uri Address { get; }

    public HttpClient Http { get; }

    public string? Cookie => _handler.CookieContainer.GetCookies(Address)["calling"]?.Value;

    public static async Task<Browser> SignedInAsync(GatewayNode node, string userName, string password = TestSystem.Password)
    {
        ArgumentNullException.ThrowIfNull(node);
        var browser = new Browser(node.Address);
        await browser.LoginAsync(userName, password);
        return browser;
    }

    /// <summary>The same cookies at another gateway.</summary>
    public Browser At(GatewayNode node)
    {
        ArgumentNullException.ThrowIfNull(node);
        var other = new Browser(node.Address);
        other._handler.CookieContainer.Add(node.Address, new Cookie("calling", Cookie));
        return other;
    }

    public async Task<LoginAnswer> LoginAsync(string userName, string password = TestSystem.Password)
    {
        var response = await PostAsync("/api/auth/login", new LoginRequest(userName, password));
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<LoginAnswer>(Wire.Json))!;
    }

    /// <summary>A program with a token: no cookie, no header of pages.</summary>
    public static Browser Program(GatewayNode node, string token)
    {
        ArgumentNullException.ThrowIfNull(node);
        var program = new Browser(node.Address);
        program.Http.DefaultRequestHeaders.Remove("X-Calling");
        program.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return program;
    }

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => Http.SendAsync(request);

    public Task<HttpResponseMessage> AskAsync(string path) => Http.GetAsync(path);

    public Task<HttpResponseMessage> PostAsync<T>(string path, T body) => Http.PostAsJsonAsync(path, body, Wire.Json);

    public Task<HttpResponseMessage> PatchAsync<T>(string path, T body) => Http.PatchAsJsonAsync(path, body, Wire.Json);

    public async Task<T> GetAsync<T>(string path) => (await Http.GetFromJsonAsync<T>(path, Wire.Json))!;

    public async Task<HttpStatusCode> StatusAsync(string path)
    {
        using var response = await Http.GetAsync(path);
        return response.StatusCode;
    }

    public void Dispose()
    {
        Http.Dispose();
        _handler.Dispose();
    }
}

internal static class Answers
{
    /// <summary>The code of a refusal, which must be problem details.</summary>
    public static async Task<string?> CodeAsync(this HttpResponseMessage response)
    {
        response.Content.Headers.ContentType.ShouldBe(new MediaTypeHeaderValue("application/problem+json"), await response.Content.ReadAsStringAsync());
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        return problem.GetProperty("code").GetString();
    }
}
