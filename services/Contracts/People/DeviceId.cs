using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Calling.Contracts.People;

/// <summary>One browser tab or program of a person. The client makes it up and keeps it over a reload.</summary>
[JsonConverter(typeof(TextIdJsonConverter<DeviceId>))]
public readonly record struct DeviceId(string Value) : ITextId<DeviceId>, IParsable<DeviceId>
{
    public static DeviceId From(string value) => new(value);

    public static DeviceId Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var id) ? id : throw new FormatException("Not an id.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out DeviceId result)
    {
        result = new DeviceId(s ?? "");
        return TextId.IsValid(s);
    }

    public override string ToString() => Value;
}
