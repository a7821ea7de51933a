using Microsoft.Extensions.Options;

namespace Calling.Gateway.Security;

/// <summary>Which pages may speak to us. A browser says by the header Origin whose page asks; programs say nothing.</summary>
internal sealed class Origins(IOptions<GatewayOptions> options)
{
    private readonly HashSet<string> _allowed =
        new(options.Value.AllowedOrigins.Select(origin => origin.TrimEnd('/')), StringComparer.OrdinalIgnoreCase);

    public static string? Of(HttpRequest request) => request.Headers.Origin.ToString() is { Length: > 0 } origin ? origin : null;

    public static bool IsOurs(HttpRequest request) =>
        string.Equals(Of(request), $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);

    public bool IsAllowed(HttpRequest request) => Of(request) is { } origin && (IsOurs(request) || _allowed.Contains(origin));
}
