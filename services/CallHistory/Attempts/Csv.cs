using System.Text;

namespace Calling.CallHistory.Attempts;

/// <summary>Records of RFC 4180. What a spreadsheet would take for a formula is made text: people choose their own names.</summary>
internal static class Csv
{
    public static void AppendRecord(this StringBuilder text, params ReadOnlySpan<string?> fields)
    {
        for (var index = 0; index < fields.Length; index++)
        {
            if (index > 0) text.Append(',');
            AppendField(text, Harmless(fields[index] ?? ""));
        }

        text.Append("\r\n");
    }

    private static string Harmless(string field) => field is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n', ..] ? $"'{field}" : field;

    private static void AppendField(StringBuilder text, string field)
    {
        if (field.AsSpan().IndexOfAny(",\"\r\n") < 0) text.Append(field);
        else text.Append('"').Append(field.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
    }
}
