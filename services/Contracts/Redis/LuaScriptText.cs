using System.Reflection;

namespace Calling.Contracts.Redis;

/// <summary>A Lua script that is a file of its own beside the code that calls it, embedded in its assembly.</summary>
public sealed class LuaScriptText
{
    private LuaScriptText(string text) => Text = text;

    /// <summary>The client sends it by hash after the first time.</summary>
    public string Text { get; }

    public static LuaScriptText Load(Assembly assembly, string file)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        using var stream = assembly.GetManifestResourceStream(file) ?? throw new InvalidOperationException($"{file} is not embedded.");
        using var reader = new StreamReader(stream);
        return new LuaScriptText(reader.ReadToEnd());
    }
}
