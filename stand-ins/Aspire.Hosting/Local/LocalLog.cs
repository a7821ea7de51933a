using System.Collections.Concurrent;

namespace Aspire.Hosting.Local;

/// <summary>One log of all resources: to the console with the name in colour, and each to a file of its own under the data directory.</summary>
internal sealed class LocalLog(string directory, bool toConsole) : IDisposable
{
    private static readonly int[] s_colours = [36, 32, 33, 35, 34, 96, 92, 93, 95, 94];

    private readonly ConcurrentDictionary<string, (StreamWriter File, int Colour)> _files = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    public string FileOf(string name) => Path.Combine(directory, $"{name}.log");

    public void Write(string name, string? line)
    {
        if (line is null) return;
        lock (_gate)
        {
            var (file, colour) = _files.GetOrAdd(name, Open);
            file.WriteLine(line);
            if (!toConsole) return;
            Console.WriteLine(Console.IsOutputRedirected ? $"{name,-24} {line}" : $"\u001b[{colour}m{name,-24}\u001b[0m {line}");
        }
    }

    public void Dispose()
    {
        foreach (var (file, _) in _files.Values) file.Dispose();
    }

    private (StreamWriter File, int Colour) Open(string name)
    {
        Directory.CreateDirectory(directory);
        return (new StreamWriter(FileOf(name), append: false) { AutoFlush = true }, s_colours[_files.Count % s_colours.Length]);
    }
}
