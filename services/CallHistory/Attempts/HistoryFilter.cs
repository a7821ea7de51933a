using System.Globalization;
using Calling.Contracts;
using Calling.Contracts.Calls;
using Calling.Contracts.Errors;
using Calling.Contracts.People;

namespace Calling.CallHistory.Attempts;

/// <summary>The query of a list of attempts, as it came.</summary>
/// <param name="Person">The other person; for an admin: either side.</param>
/// <param name="From">ISO 8601, included. A time without a zone is UTC.</param>
/// <param name="To">ISO 8601, excluded; a bare date includes that day.</param>
internal sealed record HistoryQuery(string? Person, string? Outcome, string? Type, string? From, string? To);

/// <summary>Which attempts are wanted; null: any.</summary>
internal sealed record HistoryFilter(UserId? Person, CallOutcome? Outcome, CallType? Type, DateTimeOffset? From, DateTimeOffset? To)
{
    public static HistoryFilter All { get; } = new(null, null, null, null, null);

    public static CallError? TryParse(HistoryQuery query, out HistoryFilter filter)
    {
        filter = All;
        if (query.Person is { Length: > 0 } person)
        {
            if (!UserId.TryParse(person, null, out var id)) return Invalid("The person is an id of 1 to 128 letters, digits or - _ . @ |.");
            filter = filter with { Person = id };
        }

        if (query.Outcome is { Length: > 0 } outcome)
        {
            if (!Wire.TryParse<CallOutcome>(outcome, out var value)) return Invalid($"The outcome is one of {Names<CallOutcome>()}.");
            filter = filter with { Outcome = value };
        }

        if (query.Type is { Length: > 0 } type)
        {
            if (!Wire.TryParse<CallType>(type, out var value)) return Invalid($"The type is one of {Names<CallType>()}.");
            filter = filter with { Type = value };
        }

        return WithTimes(query, ref filter);
    }

    private static CallError? WithTimes(HistoryQuery query, ref HistoryFilter filter)
    {
        if (query.From is { Length: > 0 } from)
        {
            if (!TryTime(from, wholeDay: false, out var time)) return Invalid("The time in \"from\" is ISO 8601, such as 2026-11-26T09:00:00Z.");
            filter = filter with { From = time };
        }

        if (query.To is { Length: > 0 } to)
        {
            if (!TryTime(to, wholeDay: true, out var time)) return Invalid("The time in \"to\" is ISO 8601, such as 2026-11-26T09:00:00Z.");
            filter = filter with { To = time };
        }

        return filter is { From: { } begin, To: { } end } && begin > end ? Invalid("\"from\" is later than \"to\".") : null;
    }

    private static bool TryTime(string text, bool wholeDay, out DateTimeOffset time)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            var shown = wholeDay && day < DateOnly.MaxValue ? day.AddDays(1) : day;
            time = new DateTimeOffset(shown.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
            return true;
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out time);
    }

    private static CallError Invalid(string message) => CallError.InvalidRequest.Because(message);

    private static string Names<TEnum>() where TEnum : struct, Enum => string.Join(", ", Enum.GetValues<TEnum>().Select(Wire.Name));
}
