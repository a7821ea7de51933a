using System.Text.Json;
using Calling.Contracts;
using Calling.Contracts.Errors;
using Calling.Contracts.Presence;
using Microsoft.Net.Http.Headers;

namespace Calling.Presence.Status;

/// <summary>
/// Reads a heartbeat. A page that closes can only send a beacon, and a beacon with a JSON content type would need a preflight request that a
/// closing page does not wait for: so the same JSON is taken as text/plain, too.
/// </summary>
internal static class HeartbeatBody
{
    public static async Task<(HeartbeatRequest? Request, CallError? Error)> ReadAsync(HttpRequest http)
    {
        var isText = MediaTypeHeaderValue.TryParse(http.ContentType, out var type) && type.MediaType.Equals("text/plain", StringComparison.OrdinalIgnoreCase);
        if (!isText && !http.HasJsonContentType()) return (null, CallError.UnsupportedMediaType);
        // A body that is not JSON throws; the edge answers it as it does for every endpoint.
        var request = await JsonSerializer.DeserializeAsync<HeartbeatRequest>(http.Body, Wire.Json, http.HttpContext.RequestAborted);
        return request is null ? (null, CallError.MalformedJson) : (request, StatusChecks.Check(request));
    }
}
