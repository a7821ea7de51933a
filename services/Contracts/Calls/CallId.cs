using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Calling.Contracts.Calls;

/// <summary>Names one attempt to call, from the first click to its history row. A UUID of version 7, so ids sort by time of creation.</summary>
[JsonConverter(typeof(CallIdJsonConverter))]
public readonly record struct CallId(Guid Value) : IParsable<CallId>, IComparable<CallId>
{
    public static CallId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    public static CallId Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var id) ? id : throw new FormatException("A call id is a UUID.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out CallId result)
    {
        var parsed = Guid.TryParseExact(s, "D", out var value) || Guid.TryParseExact(s, "N", out value);
        result = new CallId(value);
        return parsed;
    }

    public int CompareTo(CallId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString("D");

    public static bool operator <(CallId left, CallId right) => left.CompareTo(right) < 0;

    public static bool operator <=(CallId left, CallId right) => left.CompareTo(right) <= 0;

    public static bool operator >(CallId left, CallId right) => left.CompareTo(right) > 0;

    public static bool operator >=(CallId left, CallId right) => left.CompareTo(right) >= 0;
}
