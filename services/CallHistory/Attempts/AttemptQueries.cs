using Calling.CallHistory.Data;
using Calling.Contracts.People;
using Microsoft.EntityFrameworkCore;

namespace Calling.CallHistory.Attempts;

/// <summary>Lists of attempts, newest first. Each is read along an index; row-level security holds apart from what is written here.</summary>
internal static class AttemptQueries
{
    /// <param name="own">Null: everybody's, for an admin.</param>
    /// <param name="before">Only ids lower than this one.</param>
    public static IQueryable<Attempt> List(this HistoryContext context, HistoryFilter filter, UserId? own, Guid? before, int most)
    {
        var wanted = context.Attempts.Narrowed(filter, before);
        return (own ?? filter.Person) is not { } person
            ? wanted.Newest(most)
            : wanted.Where(row => row.CallerId == person.Value).With(own, filter.Person).Newest(most)
                // "caller = me or callee = me" has no index; each half has one, and nobody calls themselves.
                .Concat(wanted.Where(row => row.CalleeId == person.Value).With(own, filter.Person).Newest(most))
                .Newest(most);
    }

    private static IQueryable<Attempt> Narrowed(this IQueryable<Attempt> rows, HistoryFilter filter, Guid? before)
    {
        if (before is { } id) rows = rows.Where(row => row.CallId < id);
        if (filter.Outcome is { } outcome) rows = rows.Where(row => row.Outcome == outcome);
        if (filter.Type is { } type) rows = rows.Where(row => row.Type == type);
        // Ids carry the time of the start, so a range of time is a range of the primary key.
        if (filter.From is { } from) rows = rows.Where(row => row.CallId >= TimeIds.First(from));
        if (filter.To is { } to) rows = rows.Where(row => row.CallId < TimeIds.First(to));
        return rows;
    }

    /// <summary>Of a person's own attempts, those with another person.</summary>
    private static IQueryable<Attempt> With(this IQueryable<Attempt> rows, UserId? own, UserId? other) =>
        own is not null && other is { } person ? rows.Where(row => row.CallerId == person.Value || row.CalleeId == person.Value) : rows;

    private static IQueryable<Attempt> Newest(this IQueryable<Attempt> rows, int most) => rows.OrderByDescending(row => row.CallId).Take(most);
}
