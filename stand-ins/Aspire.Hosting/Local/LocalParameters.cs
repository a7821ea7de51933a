using System.Text.Json;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting.Local;

/// <summary>Generated secrets, kept beside the data that they open.</summary>
internal static class LocalParameters
{
    private static readonly Lock s_gate = new();

    public static string Value(IDistributedApplicationBuilder builder, string name, ParameterDefault value, bool persist)
    {
        if (builder.Configuration[$"Parameters:{name}"] is { Length: > 0 } given) return given;
        var file = Path.Combine(Repository.DataDirectory(builder), "parameters.json");
        lock (s_gate)
        {
            var known = File.Exists(file) ? JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(file))! : [];
            if (known.TryGetValue(name, out var kept)) return kept;
            known[name] = value.GetDefaultValue();
            if (!persist) return known[name];
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, JsonSerializer.Serialize(known));
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            return known[name];
        }
    }
}
