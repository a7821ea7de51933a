namespace Aspire.Hosting.Local;

/// <summary>Container images for which this machine's packages hold the program.</summary>
internal static class LocalImages
{
    public static ILocalServer For(string image) => image switch
    {
        "coturn/coturn" => new TurnServer(),
        _ => throw new DistributedApplicationException($"the image {image} has no program of this machine; run it with containers"),
    };
}

/// <summary>coturn with the arguments of its container, on a port of this machine's loopback.</summary>
internal sealed class TurnServer : ILocalServer
{
    public string Packages => "coturn";

    public Task<ProcessStart> PrepareAsync(ServerContext context, CancellationToken cancel)
    {
        Directory.CreateDirectory(context.Directory);
        string[] args =
        [
            "-n", .. context.Args, "--listening-ip=127.0.0.1", "--relay-ip=127.0.0.1", $"--listening-port={context.Port}",
            "--no-tls", "--no-dtls", "--no-cli", "--log-file=stdout", "--simple-log", $"--pidfile={Path.Combine(context.Directory, "turn.pid")}",
        ];
        return Task.FromResult(new ProcessStart(Programs.Find("turnserver", this), args, context.Environment, context.Directory));
    }

    public Task<bool> IsHealthyAsync(ServerContext context, CancellationToken cancel) => Probe.AcceptsAsync(context.Port, cancel);
}
