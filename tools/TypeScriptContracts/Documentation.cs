using System.Text.RegularExpressions;
using System.Xml.Linq;
using Calling.Contracts;

namespace Calling.TypeScriptContracts;

/// <summary>The summaries of Calling.Contracts, from the XML file that the compiler writes beside it.</summary>
internal static partial class Documentation
{
    private static readonly Dictionary<string, string> s_summaries = Load();

    /// <summary>A comment line, or nothing.</summary>
    public static string For(Type type) => s_summaries.TryGetValue($"T:{type.FullName}", out var summary) ? $"/** {summary} */\n" : "";

    private static Dictionary<string, string> Load()
    {
        var file = Path.ChangeExtension(typeof(Wire).Assembly.Location, ".xml");
        return XDocument.Load(file).Descendants("member")
            .Where(member => member.Element("summary") is not null)
            .ToDictionary(member => member.Attribute("name")!.Value, member => Plain(member.Element("summary")!), StringComparer.Ordinal);
    }

    private static string Plain(XElement summary)
    {
        foreach (var reference in summary.Descendants().Where(element => element.Attribute("cref") is not null || element.Attribute("name") is not null).ToArray())
            reference.ReplaceWith((reference.Attribute("cref") ?? reference.Attribute("name"))!.Value.Split('.', ':')[^1]);
        return Spaces().Replace(summary.Value, " ").Trim();
    }

    [GeneratedRegex(@"\s+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Spaces();
}
