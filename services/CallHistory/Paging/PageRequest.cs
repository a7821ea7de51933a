using System.Globalization;
using Calling.Contracts.Errors;

namespace Calling.CallHistory.Paging;

/// <summary>Which page is asked for. Parsed by hand, so that what is wrong is said in words.</summary>
internal readonly record struct PageRequest(Cursor? After, int Limit)
{
    private const int DefaultLimit = 30;
    private const int MaxLimit = 100;

    public static CallError? TryParse(string? cursor, string? limit, out PageRequest page)
    {
        page = new PageRequest(null, DefaultLimit);
        if (!string.IsNullOrEmpty(cursor))
        {
            if (!Cursor.TryParse(cursor, out var after))
                return CallError.InvalidRequest.Because("The cursor is not one that a page gave. Start again without it.");
            page = page with { After = after };
        }

        if (string.IsNullOrEmpty(limit)) return null;
        if (!int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out var wanted) || wanted is < 1 or > MaxLimit)
            return CallError.InvalidRequest.Because($"The limit is a number from 1 to {MaxLimit}.");
        page = page with { Limit = wanted };
        return null;
    }

    /// <summary>One more than the page holds tells whether another follows.</summary>
    public int Fetch => Limit + 1;

    /// <summary>Cuts what was fetched to the page, with the cursor of the next one.</summary>
    public (IReadOnlyList<TRow> Rows, string? Next) Cut<TRow>(List<TRow> fetched, Func<TRow, Cursor> cursorOf) =>
        fetched.Count <= Limit ? (fetched, null) : (fetched.GetRange(0, Limit), cursorOf(fetched[Limit - 1]).ToString());
}
