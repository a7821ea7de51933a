using System.Text.Json;
using System.Text.Json.Serialization;

namespace Calling.Contracts;

/// <summary>How everything of ours is written as JSON, on HTTP, hubs, RabbitMQ and in Redis: camelCase, enums by name in snake_case, nulls left out.</summary>
public static class Wire
{
    public static JsonSerializerOptions Json { get; } = Configure(new JsonSerializerOptions(JsonSerializerDefaults.Web));

    public static JsonSerializerOptions Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        // A number is not an outcome: a client that sends 3 for an enum gets an error, not a surprise.
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false));
        return options;
    }

    /// <summary>The wire name of an enum member, also used in Redis, SQL and metric tags.</summary>
    public static string Name<TEnum>(TEnum value) where TEnum : struct, Enum => Names<TEnum>.ByValue[value];

    public static bool TryParse<TEnum>(string? name, out TEnum value) where TEnum : struct, Enum
    {
        value = default;
        return name is not null && Names<TEnum>.ByName.TryGetValue(name, out value);
    }

    private static class Names<TEnum> where TEnum : struct, Enum
    {
        public static Dictionary<TEnum, string> ByValue { get; } =
            Enum.GetValues<TEnum>().ToDictionary(value => value, value => JsonSerializer.SerializeToElement(value, Json).GetString()!);

        public static Dictionary<string, TEnum> ByName { get; } = ByValue.ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);
    }
}
