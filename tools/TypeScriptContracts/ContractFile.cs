using System.Reflection;
using System.Text;
using Calling.Contracts;
using Calling.Contracts.Calls;
using Calling.Contracts.Errors;
using Calling.Contracts.Hub;
using Calling.Contracts.People;
using Calling.Contracts.Presence;

namespace Calling.TypeScriptContracts;

/// <summary>The whole of generated.ts: enums by wire name, records, both directions of the hub, error codes and limits.</summary>
internal static class ContractFile
{
    /// <summary>Records that stay between services: browsers never see them.</summary>
    private static readonly Type[] s_inner = [typeof(CallError), typeof(Person), typeof(ShownPresence)];

    private static readonly string[] s_innerNamespaces = ["Calling.Contracts.Events", "Calling.Contracts.Redis"];

    public static string Write()
    {
        var text = new StringBuilder("// Generated from Calling.Contracts by tools/TypeScriptContracts. Do not edit.\n\n");
        text.Append("export type UserId = string\nexport type DeviceId = string\nexport type CallId = string\n");
        text.Append("/** UTC, ISO 8601. */\nexport type Instant = string\n");
        var types = typeof(Wire).Assembly.GetExportedTypes()
            .Where(type => !s_innerNamespaces.Contains(type.Namespace, StringComparer.Ordinal) && !s_inner.Contains(type))
            .OrderBy(type => type.Name, StringComparer.Ordinal).ToArray();
        foreach (var type in types.Where(type => type.IsEnum && type != typeof(ContactPolicy))) Enumeration(text, type);
        foreach (var type in types.Where(IsRecord)) Record(text, type);
        Hub(text);
        Errors(text);
        Limits(text);
        return text.ToString();
    }

    private static bool IsRecord(Type type) => type.IsClass && type.GetMethod("<Clone>$") is not null;

    private static void Enumeration(StringBuilder text, Type type)
    {
        var names = string.Join(", ", Enum.GetValues(type).Cast<object>().Select(TypeNames.WireName));
        var plural = type.Name.EndsWith('s') ? $"{type.Name}es" : type.Name.EndsWith('y') ? $"{type.Name[..^1]}ies" : $"{type.Name}s";
        var values = char.ToLowerInvariant(plural[0]) + plural[1..];
        text.Append('\n').Append(Documentation.For(type));
        text.Append($"export const {values} = [{names}] as const\nexport type {type.Name} = (typeof {values})[number]\n");
    }

    private static void Record(StringBuilder text, Type type)
    {
        var name = type.IsGenericTypeDefinition ? $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<T>" : type.Name;
        var members = type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly);
        text.Append('\n').Append(Documentation.For(type));
        if (members.Length == 0)
        {
            text.Append($"export type {name} = Readonly<Record<string, never>>\n");
            return;
        }

        text.Append($"export interface {name} {{\n");
        foreach (var member in members)
            text.Append($"  readonly {TypeNames.Camel(member.Name)}{(TypeNames.IsOptional(member) ? "?" : "")}: {TypeNames.Of(member.PropertyType)}\n");
        text.Append("}\n");
    }

    private static void Hub(StringBuilder text)
    {
        text.Append("\n/** What the browser asks of the hub. */\nexport interface CallingHubMethods {\n");
        foreach (var method in OwnMethods(typeof(CallingHub)).Where(method => method.GetBaseDefinition() == method))
            text.Append($"  {method.Name}({Parameters(method)}): {TypeNames.Of(method.ReturnType)}\n");
        text.Append("}\n\n/** What the hub tells the browser. */\nexport interface CallingClientMethods {\n");
        foreach (var method in OwnMethods(typeof(ICallingClient))) text.Append($"  {method.Name}({Parameters(method)}): void\n");
        text.Append($"}}\n\nexport const hubPath = '{CallingHub.Path}'\nexport const deviceQuery = '{CallingHub.DeviceQuery}'\n");
    }

    private static IEnumerable<MethodInfo> OwnMethods(Type type) =>
        type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).OrderBy(method => method.MetadataToken);

    private static string Parameters(MethodInfo method) => string.Join(", ", method.GetParameters().Select(parameter =>
        $"{parameter.Name}: {TypeNames.Of(parameter.ParameterType)}{(TypeNames.IsOptional(parameter) ? " | null" : "")}"));

    private static void Errors(StringBuilder text)
    {
        var errors = typeof(CallError).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => field.GetValue(null)).OfType<CallError>();
        text.Append("\n/** Every refusal, by its stable code. */\nexport const errors = {\n");
        foreach (var error in errors)
            text.Append($"  {error.Code}: {{ status: {error.Status}, retryable: {TypeNames.Literal(error.Retryable)}, message: {TypeNames.Literal(error.Message)} }},\n");
        text.Append("} as const\nexport type ErrorCode = keyof typeof errors\n");
    }

    private static void Limits(StringBuilder text)
    {
        text.Append("\nexport const signalLimits = {\n");
        foreach (var field in typeof(SignalLimits).GetFields(BindingFlags.Public | BindingFlags.Static))
            text.Append($"  {TypeNames.Camel(field.Name)}: {TypeNames.Literal(field.GetValue(null)!)},\n");
        text.Append("} as const\n");
    }
}
