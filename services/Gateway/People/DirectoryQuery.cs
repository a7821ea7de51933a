using System.Text.Json;
using Calling.Contracts;
using Microsoft.IdentityModel.Tokens;

namespace Calling.Gateway.People;

/// <summary>Query of <c>GET /api/directory</c>.</summary>
/// <param name="Search">Part of a name or an id.</param>
/// <param name="Cursor">The <c>next</c> of the page before.</param>
/// <param name="Limit">1 to 200; 50 when it is left out.</param>
/// <param name="Status">Only people who show this presence.</param>
/// <param name="IncludeDisabled">For admins: also those who may not sign in.</param>
internal sealed record DirectoryQuery(string? Search, string? Cursor, int? Limit, string? Status, bool? IncludeDisabled);

/// <summary>The place after the last row of a page: rank of reachability, name, id.</summary>
internal sealed record DirectoryPlace(int Rank, string Name, string Id)
{
    public string ToCursor() => Base64UrlEncoder.Encode(JsonSerializer.SerializeToUtf8Bytes(this, Wire.Json));

    public static bool TryParse(string? cursor, out DirectoryPlace? place)
    {
        place = null;
        if (string.IsNullOrEmpty(cursor)) return true;
        try
        {
            place = JsonSerializer.Deserialize<DirectoryPlace>(Base64UrlEncoder.DecodeBytes(cursor), Wire.Json);
            return place is { Name: not null, Id: not null };
        }
        catch (Exception exception) when (exception is FormatException or JsonException)
        {
            // Made up by somebody: not a place.
            return false;
        }
    }
}
