using System.Globalization;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Local;

/// <summary>One process of a resource: the resource itself, or one of its replicas.</summary>
internal sealed class LocalInstance(LocalApplication application, IResource resource, string name, int replica) : IDisposable
{
    private static readonly TimeSpan s_lookEvery = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan s_stopWithin = TimeSpan.FromSeconds(30);

    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly int _sparePort = Ports.Free();
    private LocalProcess? _process;
    private bool _stopping;

    public IResource Resource => resource;

    public string Name => name;

    public int Replica => replica;

    /// <summary>A store or another server that is not ours: it is stopped last.</summary>
    public bool IsServer => Server is not null;

    public bool IsReady => _ready.Task.IsCompletedSuccessfully;

    /// <summary>Something waits for its end rather than for its health: a step such as a migration.</summary>
    public bool IsStep => application.Instances.Any(one => one.Resource.Annotations.OfType<WaitAnnotation>()
        .Any(wait => wait.WaitType is WaitType.WaitForCompletion && wait.Resource == resource));

    public IEnumerable<string> Addresses => resource.Annotations.OfType<EndpointAnnotation>()
        .Select(endpoint => $"{endpoint.UriScheme}://localhost:{endpoint.AllocatedPorts[Math.Min(replica, endpoint.AllocatedPorts.Count - 1)]}");

    public int? ProcessId => _process is { HasExited: false } process ? process.Id : null;

    private ILocalServer? Server => resource.Annotations.OfType<LocalServerAnnotation>().FirstOrDefault()?.Server;

    public Task WaitReadyAsync(CancellationToken cancel) => _ready.Task.WaitAsync(cancel);

    /// <summary>The first start: waits for what the resource waits for, starts, and is ready when it is healthy or, for a step, done.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        try
        {
            foreach (var wait in resource.Annotations.OfType<WaitAnnotation>()) await application.WaitForAsync(wait, cancel);
            await StartAsync(cancel);
            if (IsStep) await FinishAsync(cancel);
            else await UntilHealthyAsync(cancel);
            _ready.TrySetResult();
        }
        catch (Exception exception)
        {
            _ready.TrySetException(exception);
            // Somebody may wait for it, or nobody: the failure itself is thrown here.
            _ = _ready.Task.Exception;
            throw;
        }
    }

    public async Task CommandAsync(string command, CancellationToken cancel)
    {
        switch (command)
        {
            case KnownResourceCommands.StartCommand:
                await StartAsync(cancel);
                await UntilHealthyAsync(cancel);
                break;
            case KnownResourceCommands.StopCommand:
                await StopAsync();
                break;
            case KnownResourceCommands.RestartCommand:
                await StopAsync();
                await CommandAsync(KnownResourceCommands.StartCommand, cancel);
                break;
            case "kill":
                _stopping = true;
                _process?.Kill();
                if (_process is { } killed) await killed.WaitAsync(cancel);
                break;
            case "freeze":
                _process?.Send(Signal.Stop);
                break;
            case "thaw":
                _process?.Send(Signal.Continue);
                break;
            default:
                throw new DistributedApplicationException($"{name} has no command '{command}'");
        }
    }

    public async Task StopAsync()
    {
        await _gate.WaitAsync();
        try
        {
            _stopping = true;
            if (_process is { } process) await process.StopAsync(Server?.StopSignal ?? Signal.Terminate, s_stopWithin);
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose()
    {
        _process?.Dispose();
        _gate.Dispose();
    }

    private async Task StartAsync(CancellationToken cancel)
    {
        await _gate.WaitAsync(cancel);
        try
        {
            if (_process is { HasExited: false }) return;
            cancel.ThrowIfCancellationRequested();
            _stopping = false;
            var start = Server is { } server
                ? await server.PrepareAsync(await ContextAsync(cancel), cancel)
                : await ProcessStarts.ForAsync(this, await EnvironmentAsync(cancel), await ArgsAsync(cancel));
            _process = LocalProcess.Start(start, application.Watchdog, line => application.Log.Write(name, line));
            _ = ReportEndAsync(_process);
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task UntilHealthyAsync(CancellationToken cancel)
    {
        while (!await IsHealthyAsync(cancel))
        {
            if (_process is { HasExited: true } dead)
                throw new DistributedApplicationException($"{name} ended with exit code {dead.ExitCode} while it started; see {application.Log.FileOf(name)}");
            await Task.Delay(s_lookEvery, TimeProvider.System, cancel);
        }
    }

    private async Task FinishAsync(CancellationToken cancel)
    {
        await _process!.WaitAsync(cancel);
        if (_process.ExitCode != 0)
            throw new DistributedApplicationException($"{name} ended with exit code {_process.ExitCode}; see {application.Log.FileOf(name)}");
    }

    private async Task<bool> IsHealthyAsync(CancellationToken cancel)
    {
        if (Server is { } server) return await server.IsHealthyAsync(await ContextAsync(cancel), cancel);
        if (!Addresses.Any()) return _process is { HasExited: false };
        var path = resource.Annotations.OfType<HttpHealthAnnotation>().FirstOrDefault()?.Path;
        return path is null ? await Probe.AcceptsAsync(Port, cancel) : await HttpProbe.IsOkAsync(new Uri($"http://127.0.0.1:{Port}{path}"), cancel);
    }

    private int Port => resource.Annotations.OfType<EndpointAnnotation>().FirstOrDefault() is { } endpoint
        ? endpoint.AllocatedPorts[Math.Min(replica, endpoint.AllocatedPorts.Count - 1)]
        : 0;

    private async Task<ServerContext> ContextAsync(CancellationToken cancel) => new(
        name, Path.Combine(application.DataDirectory, name), Port, _sparePort, await ArgsAsync(cancel), await EnvironmentAsync(cancel));

    private async Task<IReadOnlyList<string>> ArgsAsync(CancellationToken cancel)
    {
        var context = new CommandLineArgsCallbackContext([]);
        foreach (var annotation in resource.Annotations.OfType<CommandLineArgsCallbackAnnotation>()) await annotation.Callback(context);
        var args = new List<string>();
        foreach (var arg in context.Args) args.Add(await TextAsync(arg, cancel));
        return args;
    }

    private async Task<IReadOnlyDictionary<string, string>> EnvironmentAsync(CancellationToken cancel)
    {
        var context = new EnvironmentCallbackContext(new Dictionary<string, object>(StringComparer.Ordinal));
        foreach (var annotation in resource.Annotations.OfType<EnvironmentCallbackAnnotation>()) await annotation.Callback(context);
        var environment = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in context.EnvironmentVariables) environment[key] = await TextAsync(value, cancel);
        return environment;
    }

    private static async ValueTask<string> TextAsync(object value, CancellationToken cancel) => value is IValueProvider provider
        ? await provider.GetValueAsync(cancel) ?? ""
        : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";

    private async Task ReportEndAsync(LocalProcess process)
    {
        await process.WaitAsync();
        if (!_stopping && IsReady && !IsStep) application.Log.Write(name, $"(ended with exit code {process.ExitCode})");
    }
}
