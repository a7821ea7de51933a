using Calling.CallHistory.Data;
using Calling.CallHistory.Paging;
using Calling.Contracts.History;
using Microsoft.EntityFrameworkCore;

namespace Calling.CallHistory.Inbox;

/// <summary>The inbox as admins see it: open ones first, then claimed, then resolved; newest first in each.</summary>
internal static class InboxQueries
{
    public static async Task<InboxPage> InboxPageAsync(this HistoryContext context, PageRequest page, InboxState? only, CancellationToken cancel)
    {
        var fetched = await context.InboxRows(page, only).ToListAsync(cancel);
        var (rows, next) = page.Cut(fetched, row => new Cursor((byte)row.State, row.Id));
        Guid[] ids = [.. rows.Select(row => row.Id)];
        var notes = (await context.Notes.Where(note => ids.Contains(note.MissedId)).OrderBy(note => note.Id).ToListAsync(cancel))
            .ToLookup(note => note.MissedId);
        var open = await context.Missed.CountAsync(row => row.CalleeIsAdmin && row.State == InboxState.Open, cancel);
        return new InboxPage(open, [.. rows.Select(row => row.ToInboxItem(notes[row.Id]))], next);
    }

    public static IQueryable<MissedEntry> InboxRows(this HistoryContext context, PageRequest page, InboxState? only)
    {
        var rows = context.Missed.Where(row => row.CalleeIsAdmin);
        if (only is { } state) rows = rows.Where(row => row.State == state);
        if (page.After is { } after)
        {
            var section = (InboxState)after.Section;
            // The first condition is the one that an index can start from.
            rows = rows.Where(row => row.State >= section && (row.State > section || row.Id < after.Id));
        }

        return rows.OrderBy(row => row.State).ThenByDescending(row => row.Id).Take(page.Fetch);
    }
}
