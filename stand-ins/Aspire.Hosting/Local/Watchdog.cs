using System.Diagnostics;

namespace Aspire.Hosting.Local;

/// <summary>
/// A small process that outlives this one for a moment. It reads the process groups of our children; when its input ends, because this
/// process ended in whatever way, it ends what is left of them.
/// </summary>
internal sealed class Watchdog : IDisposable
{
    private const string Script = """
        groups=""
        while read -r line; do
          case "$line" in
            -*) groups=$(printf '%s\n' $groups | grep -vx -- "${line#-}" | tr '\n' ' ') ;;
            *) groups="$groups $line" ;;
          esac
        done
        for group in $groups; do kill -TERM -"$group" 2>/dev/null; done
        tries=50
        while [ "$tries" -gt 0 ]; do
          left=""
          for group in $groups; do kill -0 -"$group" 2>/dev/null && left="$left $group"; done
          [ -z "$left" ] && exit 0
          sleep 0.1
          tries=$((tries - 1))
        done
        for group in $left; do kill -KILL -"$group" 2>/dev/null; done
        exit 0
        """;

    private readonly Process _process;
    private readonly Lock _gate = new();

    public Watchdog()
    {
        var start = new ProcessStartInfo("setsid") { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var arg in new[] { "sh", "-c", Script }) start.ArgumentList.Add(arg);
        _process = Process.Start(start) ?? throw new DistributedApplicationException("sh cannot be started");
    }

    public void Watch(int group) => Write($"{group}");

    public void Forget(int group) => Write($"-{group}");

    /// <summary>Ends what is left, and waits for it.</summary>
    public void Dispose()
    {
        lock (_gate) _process.StandardInput.Close();
        _process.WaitForExit(TimeSpan.FromSeconds(10));
        _process.Dispose();
    }

    private void Write(string line)
    {
        lock (_gate)
        {
            _process.StandardInput.WriteLine(line);
            _process.StandardInput.Flush();
        }
    }
}
