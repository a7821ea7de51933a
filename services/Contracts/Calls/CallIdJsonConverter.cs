using System.Text.Json;
using System.Text.Json.Serialization;

namespace Calling.Contracts.Calls;

public sealed class CallIdJsonConverter : JsonConverter<CallId>
{
    public override CallId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && CallId.TryParse(reader.GetString(), null, out var id)
            ? id
            : throw new JsonException("A call id is a UUID.");

    public override void Write(Utf8JsonWriter writer, CallId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}
