using System.Reflection;
using System.Text.Json;
using Calling.Contracts;
using Calling.Contracts.Calls;
using Calling.Contracts.People;

namespace Calling.TypeScriptContracts;

/// <summary>How a type, a name or a value of C# is written in TypeScript, as <see cref="Wire.Json"/> puts it on the wire.</summary>
internal static class TypeNames
{
    private static readonly Dictionary<Type, string> s_known = new()
    {
        [typeof(string)] = "string",
        [typeof(bool)] = "boolean",
        [typeof(int)] = "number",
        [typeof(long)] = "number",
        [typeof(double)] = "number",
        [typeof(Guid)] = "string",
        [typeof(DateOnly)] = "string",
        [typeof(TimeSpan)] = "string",
        [typeof(DateTimeOffset)] = "Instant",
        [typeof(UserId)] = nameof(UserId),
        [typeof(DeviceId)] = nameof(DeviceId),
        [typeof(CallId)] = nameof(CallId),
        [typeof(Task)] = "Promise<void>",
    };

    private static readonly NullabilityInfoContext s_nullability = new();

    public static string Of(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } value) return Of(value);
        if (s_known.TryGetValue(type, out var known)) return known;
        if (!type.IsGenericType) return type.Name;
        var arguments = type.GetGenericArguments();
        var definition = type.GetGenericTypeDefinition();
        if (definition == typeof(IReadOnlyList<>)) return $"readonly {Of(arguments[0])}[]";
        if (definition == typeof(IReadOnlyDictionary<,>)) return $"Readonly<Record<{Of(arguments[0])}, {Of(arguments[1])}>>";
        if (definition == typeof(Task<>)) return $"Promise<{Of(arguments[0])}>";
        return $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", arguments.Select(Of))}>";
    }

    /// <summary>Nulls are left out on the wire.</summary>
    public static bool IsOptional(PropertyInfo member) => s_nullability.Create(member).ReadState is NullabilityState.Nullable;

    public static bool IsOptional(ParameterInfo parameter) => s_nullability.Create(parameter).ReadState is NullabilityState.Nullable;

    public static string Camel(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);

    public static string WireName(object enumValue) => Quoted(JsonSerializer.SerializeToElement(enumValue, enumValue.GetType(), Wire.Json).GetString()!);

    public static string Literal(object value) => value is string text ? Quoted(text) : JsonSerializer.Serialize(value, value.GetType());

    private static string Quoted(string text) =>
        $"'{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}'";
}
