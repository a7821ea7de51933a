using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Calling.Contracts.People;

/// <summary>A person, by the id that their account or their external issuer (claim sub) gives.</summary>
[JsonConverter(typeof(TextIdJsonConverter<UserId>))]
public readonly record struct UserId(string Value) : ITextId<UserId>, IParsable<UserId>
{
    public static UserId From(string value) => new(value);

    public static UserId Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var id) ? id : throw new FormatException("Not an id.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out UserId result)
    {
        result = new UserId(s ?? "");
        return TextId.IsValid(s);
    }

    public override string ToString() => Value;
}
