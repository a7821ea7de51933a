using System.Text.Json;
using System.Text.Json.Serialization;

namespace Calling.Contracts.People;

/// <summary>An id that is text on the wire: 1–128 of letters, digits and <c>- _ . @ |</c>, so that it is safe in a Redis key and a URL.</summary>
public interface ITextId<TSelf> where TSelf : struct, ITextId<TSelf>
{
    string Value { get; }

    static abstract TSelf From(string value);
}

public static class TextId
{
    public const int MaxLength = 128;

    public static bool IsValid(string? text) =>
        text is { Length: > 0 and <= MaxLength } && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '@' or '|');
}

public sealed class TextIdJsonConverter<TId> : JsonConverter<TId> where TId : struct, ITextId<TId>
{
    public override TId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        TId.From(Checked(reader.TokenType == JsonTokenType.String ? reader.GetString() : null));

    public override void Write(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);

    public override TId ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        TId.From(Checked(reader.GetString()));

    public override void WriteAsPropertyName(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) => writer.WritePropertyName(value.Value);

    private static string Checked(string? text) =>
        TextId.IsValid(text) ? text! : throw new JsonException("An id is 1 to 128 letters, digits or - _ . @ |.");
}
