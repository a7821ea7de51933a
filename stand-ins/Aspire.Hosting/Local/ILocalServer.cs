namespace Aspire.Hosting.Local;

/// <summary>How a server of a container image runs as a process of this machine.</summary>
internal interface ILocalServer
{
    /// <summary>The Debian packages that hold the program, for the line that says what is missing.</summary>
    string Packages { get; }

    /// <summary>What asks the program to end in order.</summary>
    Signal StopSignal => Signal.Terminate;

    /// <summary>Makes the directory ready (at the first start: a data directory), and says how the process is started.</summary>
    Task<ProcessStart> PrepareAsync(ServerContext context, CancellationToken cancel);

    /// <summary>True when the server does its work.</summary>
    Task<bool> IsHealthyAsync(ServerContext context, CancellationToken cancel);
}

/// <param name="Directory">The server's own directory.</param>
/// <param name="Port">The first port of its first endpoint.</param>
/// <param name="SparePort">A second free port, for servers that need one among themselves.</param>
/// <param name="Args">Arguments as the container would get them.</param>
internal sealed record ServerContext(string Name, string Directory, int Port, int SparePort, IReadOnlyList<string> Args, IReadOnlyDictionary<string, string> Environment);

internal sealed record ProcessStart(
    string Program, IReadOnlyList<string> Args, IReadOnlyDictionary<string, string> Environment, string WorkingDirectory);

internal static class Programs
{
    private static readonly string[] s_elsewhere = ["/usr/sbin", "/sbin", "/usr/local/bin", "/usr/bin", "/bin"];

    /// <summary>Debian's wrapper of the same name in the path changes to a user of its own.</summary>
    private const string RabbitPrograms = "/usr/lib/rabbitmq/bin";

    public static string Find(string name, ILocalServer server)
    {
        var paths = new[] { RabbitPrograms }.Concat((System.Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')).Concat(s_elsewhere)
            .Concat(Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql").OrderDescending().Select(version => Path.Combine(version, "bin")) : []);
        return paths.Select(path => Path.Combine(path, name)).FirstOrDefault(File.Exists)
            ?? throw new DistributedApplicationException($"the program {name} is missing; install it with: apt-get install {server.Packages}");
    }
}
