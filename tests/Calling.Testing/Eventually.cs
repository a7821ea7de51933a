using System.Diagnostics;

namespace Calling.Testing;

/// <summary>Waits for a condition, bounded and named. The patience is for slow machines: a test that passes never uses it up.</summary>
public static class Eventually
{
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan s_lookEvery = TimeSpan.FromMilliseconds(50);

    public static Task IsTrueAsync(string what, Func<bool> condition, TimeSpan? patience = null) =>
        IsAsync(what, () => Task.FromResult(condition()), met => met, patience);

    /// <summary>Looks until the value is as wanted, and returns it. An exception of the look counts as "not yet".</summary>
    public static async Task<T> IsAsync<T>(string what, Func<Task<T>> look, Func<T, bool> wanted, TimeSpan? patience = null)
    {
        var waited = Stopwatch.StartNew();
        object? last = null;
        while (waited.Elapsed < (patience ?? Patience))
        {
            try
            {
                var value = await look();
                if (wanted(value)) return value;
                last = value;
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                last = exception;
            }

            await Task.Delay(s_lookEvery, TimeProvider.System);
        }

        throw new TimeoutException($"Waited {waited.Elapsed.TotalSeconds:0} s in vain for {what}. Last seen: {last ?? "nothing"}");
    }
}
