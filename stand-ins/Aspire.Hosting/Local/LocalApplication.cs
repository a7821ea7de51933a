using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Local;

/// <summary>
/// Runs all resources as processes of this machine. Threading: each instance starts in a task of its own, which waits for what the resource
/// waits for; stops and commands go through the instance's gate.
/// </summary>
internal sealed class LocalApplication : IHostedService, IAsyncDisposable
{
    /// <summary>The first start installs the packages of the web client.</summary>
    private static readonly TimeSpan s_startWithin = TimeSpan.FromMinutes(10);

    private readonly DistributedApplicationBuilder _builder;
    private readonly LocalLog _log;
    private readonly Watchdog _watchdog = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly List<LocalInstance> _instances = [];
    private IServiceProvider? _services;
    private bool _stopped;
    private bool _disposed;

    public LocalApplication(DistributedApplicationBuilder builder)
    {
        _builder = builder;
        DataDirectory = Repository.DataDirectory(builder);
        _log = new LocalLog(Path.Combine(DataDirectory, "logs"), toConsole: builder.Configuration["CALLING_QUIET"] is null);
    }

    public string DataDirectory { get; }

    public LocalLog Log => _log;

    public Watchdog Watchdog => _watchdog;

    public IReadOnlyList<LocalInstance> Instances => _instances;

    /// <summary>The services that callbacks of the AppHost may ask for.</summary>
    public LocalApplication With(IServiceProvider services)
    {
        _services = services;
        return this;
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(DataDirectory);
        foreach (var resource in _builder.Resources) Add(resource);
        using var within = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _stopping.Token);
        within.CancelAfter(s_startWithin);
        var starts = _instances.Select(instance => instance.RunAsync(within.Token)).ToList();
        try
        {
            // The first that fails is the reason; the others would only say that they waited for it.
            while (starts.Count > 0)
            {
                var done = await Task.WhenAny(starts);
                await done;
                starts.Remove(done);
            }
        }
        catch (Exception exception)
        {
            var late = string.Join(", ", _instances.Where(one => !one.IsReady).Select(one => one.Name));
            var asked = cancellationToken.IsCancellationRequested || _stopping.IsCancellationRequested;
            await StopAsync(CancellationToken.None);
            if (exception is not OperationCanceledException) throw;
            if (asked) throw new OperationCanceledException("Stopped while it started.", exception, cancellationToken);
            throw new DistributedApplicationException($"not ready within {s_startWithin.TotalSeconds:0} s: {late}");
        }

        Console.WriteLine(LocalTable.Of(_instances));
        foreach (var ready in _builder.Resources.SelectMany(resource => resource.Annotations.OfType<ResourceReadyAnnotation>()))
            await ready.Callback(_services!, cancellationToken);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_stopped) return;
        _stopped = true;
        await _stopping.CancelAsync();
        // Services first, while the stores they write to are there; then the stores.
        await Task.WhenAll(_instances.Where(one => !one.IsServer).Select(one => one.StopAsync()));
        await Task.WhenAll(_instances.Where(one => one.IsServer).Select(one => one.StopAsync()));
    }

    public async Task WaitHealthyAsync(string name, CancellationToken cancel)
    {
        foreach (var instance in Find(name)) await instance.WaitReadyAsync(cancel);
    }

    public Task WaitForAsync(WaitAnnotation wait, CancellationToken cancel) =>
        Task.WhenAll(_instances.Where(one => one.Resource == wait.Resource || (wait.Resource is IResourceWithParent child && one.Resource == child.Parent))
            .Select(one => one.WaitReadyAsync(cancel)));

    public async Task CommandAsync(string name, string command, CancellationToken cancel) =>
        await Task.WhenAll(Find(name).Select(one => one.CommandAsync(command, cancel)));

    public IReadOnlyList<LocalInstance> Find(string name)
    {
        var found = _instances.Where(one => one.Name == name || one.Resource.Name == name).ToList();
        return found.Count > 0 ? found : throw new DistributedApplicationException($"there is no resource '{name}'");
    }

    public async ValueTask DisposeAsync()
    {
        if (_disposed) return;
        _disposed = true;
        await StopAsync(CancellationToken.None);
        _watchdog.Dispose();
        foreach (var instance in _instances) instance.Dispose();
        _log.Dispose();
        _stopping.Dispose();
    }

    private void Add(IResource resource)
    {
        if (resource is ParameterResource || (resource is IResourceWithParent && resource is not ContainerResource)) return;
        var replicas = resource.Annotations.OfType<ReplicaAnnotation>().LastOrDefault()?.Replicas ?? 1;
        foreach (var endpoint in resource.Annotations.OfType<EndpointAnnotation>()) endpoint.AllocatedPorts = Allocate(resource, endpoint, replicas);
        for (var replica = 0; replica < replicas; replica++)
            _instances.Add(new LocalInstance(this, resource, replicas == 1 ? resource.Name : $"{resource.Name}-{replica}", replica));
    }

    private static int[] Allocate(IResource resource, EndpointAnnotation endpoint, int replicas)
    {
        if (endpoint.Port is not { } fixedPort) return [.. Enumerable.Range(0, replicas).Select(_ => Ports.Free())];
        if (!Ports.IsFree(fixedPort)) throw new DistributedApplicationException($"port {fixedPort} of {resource.Name} is in use; free it or choose another");
        return [fixedPort];
    }
}
