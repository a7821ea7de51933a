using Calling.Contracts;
using Calling.Contracts.People;
using Calling.Contracts.Presence;
using Calling.Gateway.Accounts;
using Calling.Gateway.Data;
using Calling.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Calling.Gateway.People;

/// <summary>Whom a person may see, reachable people first, then by name; one query, whatever the number of people.</summary>
internal sealed class Directory(AccountsDb db, Reachable reachable, PresenceReader presence, IOptions<CallingOptions> options)
{
    private const int DefaultLimit = 50;
    private const int MaxLimit = 200;

    /// <summary>After everybody whom somebody could reach.</summary>
    private static readonly int s_offlineRank = Reachable.RankOf(PresenceStatus.Offline);

    private sealed record Row(string Id, string Name, string Role, bool Enabled, int Rank, string SortName, int Total);

    /// <summary>Null: the query is not valid.</summary>
    public async Task<DirectoryPage?> PageAsync(Person viewer, DirectoryQuery query)
    {
        var limit = query.Limit ?? DefaultLimit;
        if (limit is < 1 or > MaxLimit || !DirectoryPlace.TryParse(query.Cursor, out var after) || !TryRank(query.Status, out var rank)) return null;
        var rows = await ReadAsync(viewer, query, new Window(after, limit + 1, rank));
        var shown = rows.Take(limit).ToList();
        var next = rows.Count > limit ? new DirectoryPlace(shown[^1].Rank, shown[^1].SortName, shown[^1].Id).ToCursor() : null;
        var total = rows.Count > 0 ? rows[0].Total : 0;
        return new DirectoryPage(total, await ShowAsync(shown), next);
    }

    private sealed record Window(DirectoryPlace? After, int Count, int? Rank);

    private async Task<List<Row>> ReadAsync(Person viewer, DirectoryQuery query, Window window)
    {
        var ranks = await reachable.RanksAsync();
        var visible = Enum.GetValues<Role>().Where(role => options.Value.Policy.IsAllowed(viewer.Role, role)).Select(Wire.Name).ToArray();
        return await db.Database.SqlQueryRaw<Row>(
            """
            WITH found AS (
                SELECT a.id, a.name, a.role, a.enabled, coalesce(r.rank, @offline) AS rank, lower(a.name) AS sort_name
                FROM accounts a LEFT JOIN unnest(@ids, @ranks) AS r(id, rank) ON r.id = a.id
                WHERE a.id <> @viewer AND a.role = ANY(@roles)
                  AND (a.enabled OR @include_disabled)
                  AND (@search = '' OR a.search LIKE @search)
                  AND (@rank = 0 OR coalesce(r.rank, @offline) = @rank)
            )
            SELECT id AS "Id", name AS "Name", role AS "Role", enabled AS "Enabled", rank AS "Rank", sort_name AS "SortName",
                   (SELECT count(*)::int FROM found) AS "Total"
            FROM found
            WHERE @after_rank < 0 OR (rank, sort_name, id) > (@after_rank, @after_name, @after_id)
            ORDER BY rank, sort_name, id
            LIMIT @count
            """,
            new NpgsqlParameter<string[]>("ids", [.. ranks.Keys]),
            new NpgsqlParameter<int[]>("ranks", [.. ranks.Values]),
            new NpgsqlParameter<int>("offline", s_offlineRank),
            new NpgsqlParameter<string>("viewer", viewer.Id.Value),
            new NpgsqlParameter<string[]>("roles", visible),
            new NpgsqlParameter<bool>("include_disabled", query.IncludeDisabled is true),
            new NpgsqlParameter<string>("search", Pattern(query.Search)),
            new NpgsqlParameter<int>("rank", window.Rank ?? 0),
            new NpgsqlParameter<int>("after_rank", window.After?.Rank ?? -1),
            new NpgsqlParameter<string>("after_name", window.After?.Name ?? ""),
            new NpgsqlParameter<string>("after_id", window.After?.Id ?? ""),
            new NpgsqlParameter<int>("count", window.Count)).ToListAsync();
    }

    private async Task<DirectoryEntry[]> ShowAsync(List<Row> rows)
    {
        var people = rows.ConvertAll(row =>
            new Person(new UserId(row.Id), row.Name, Wire.TryParse<Role>(row.Role, out var role) ? role : default, row.Enabled));
        var views = await presence.ReadAsync(people);
        return [.. people.Zip(views, (person, view) => new DirectoryEntry(person.Id, person.Name, person.Role, person.Enabled, view))];
    }

    /// <summary>A pattern for LIKE, in which the person's own % and _ mean themselves. Empty: no search.</summary>
    private static string Pattern(string? search)
    {
        var text = search?.Trim().ToLowerInvariant() ?? "";
        if (text.Length > PersonRules.MaxName) text = text[..PersonRules.MaxName];
        var escaped = text.Replace(@"\", @"\\", StringComparison.Ordinal)
            .Replace("%", @"\%", StringComparison.Ordinal)
            .Replace("_", @"\_", StringComparison.Ordinal);
        return escaped.Length == 0 ? "" : $"%{escaped}%";
    }

    private static bool TryRank(string? status, out int? rank)
    {
        rank = null;
        if (string.IsNullOrEmpty(status)) return true;
        if (!Wire.TryParse<PresenceStatus>(status, out var wanted)) return false;
        rank = Reachable.RankOf(wanted);
        return true;
    }
}
