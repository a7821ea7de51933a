using System.Diagnostics;

namespace Aspire.Hosting.Local;

/// <summary>A child with all that it starts: a process group of its own, which the watchdog knows.</summary>
internal sealed class LocalProcess : IDisposable
{
    private readonly Process _process;
    private readonly Watchdog _watchdog;

    private LocalProcess(Process process, Watchdog watchdog)
    {
        _process = process;
        _watchdog = watchdog;
    }

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    public int ExitCode => _process.ExitCode;

    public static LocalProcess Start(ProcessStart what, Watchdog watchdog, Action<string?> log)
    {
        // setsid replaces itself by the program: its process id is the group's.
        var start = new ProcessStartInfo("setsid")
        {
            WorkingDirectory = what.WorkingDirectory,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        start.ArgumentList.Add(what.Program);
        foreach (var arg in what.Args) start.ArgumentList.Add(arg);
        foreach (var (name, value) in what.Environment) start.Environment[name] = value;
        var process = Process.Start(start) ?? throw new DistributedApplicationException($"{what.Program} cannot be started");
        watchdog.Watch(process.Id);
        process.StandardInput.Close();
        process.OutputDataReceived += (_, line) => log(line.Data);
        process.ErrorDataReceived += (_, line) => log(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new LocalProcess(process, watchdog);
    }

    public Task WaitAsync(CancellationToken cancel = default) => _process.WaitForExitAsync(cancel);

    public void Send(Signal signal)
    {
        if (!_process.HasExited) Signals.SendGroup(_process.Id, signal);
    }

    /// <summary>Asks it to end, and ends it when it does not in time.</summary>
    public async Task StopAsync(Signal signal, TimeSpan patience)
    {
        if (!_process.HasExited)
        {
            // Only the program itself is asked: it ends its own children in its order.
            Signals.Send(_process.Id, Signal.Continue);
            Signals.Send(_process.Id, signal);
            using var enough = new CancellationTokenSource(patience);
            await _process.WaitForExitAsync(enough.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        Kill();
    }

    public void Kill()
    {
        Signals.SendGroup(_process.Id, Signal.Kill);
        _watchdog.Forget(_process.Id);
    }

    public void Dispose() => _process.Dispose();
}
