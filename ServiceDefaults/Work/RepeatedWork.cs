using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Calling.ServiceDefaults.Work;

/// <summary>
/// Work in the background that outlives whatever it depends on: while a store is away it waits with growing pauses (at most 5 s), says so
/// once, and says when it is back. It ends with the service and by nothing else.
/// </summary>
public abstract partial class RepeatedWork(TimeProvider clock, ILogger logger) : BackgroundService
{
    private static readonly TimeSpan s_longestPause = TimeSpan.FromSeconds(5);

    private int _failures;

    protected TimeProvider Clock => clock;

    /// <summary>One round. Returns how long to wait before the next one.</summary>
    protected abstract Task<TimeSpan> DoAsync(CancellationToken stopping);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The host's start must not wait for the first round.
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            var pause = await TryDoAsync(stoppingToken);
            if (pause > TimeSpan.Zero) await PauseAsync(pause, stoppingToken);
        }
    }

    /// <summary>Waits between rounds; work that is woken by news overrides it.</summary>
    protected virtual async Task PauseAsync(TimeSpan pause, CancellationToken stopping) =>
        await Task.Delay(pause, clock, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private async Task<TimeSpan> TryDoAsync(CancellationToken stopping)
    {
        try
        {
            var pause = await DoAsync(stopping);
            if (_failures > 0) LogRecovered(GetType().Name, _failures);
            _failures = 0;
            return pause;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return TimeSpan.Zero;
        }
        catch (Exception exception)
        {
            // The edge of this loop: whatever broke, the next round may succeed, and nobody else would start it again.
            if (_failures++ == 0) LogFailed(exception, GetType().Name);
            return Min(TimeSpan.FromMilliseconds(100 * Math.Pow(2, Math.Min(_failures, 6))), s_longestPause);
        }
    }

    private static TimeSpan Min(TimeSpan left, TimeSpan right) => left < right ? left : right;

    [LoggerMessage(LogLevel.Warning, "{Work} failed and goes on trying.")]
    private partial void LogFailed(Exception exception, string work);

    [LoggerMessage(LogLevel.Information, "{Work} works again after {Failures} failures.")]
    private partial void LogRecovered(string work, int failures);
}
