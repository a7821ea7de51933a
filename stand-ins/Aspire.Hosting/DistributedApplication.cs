using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Local;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting;

public class DistributedApplication : IHost, IAsyncDisposable
{
    private readonly IHost _host;
    private readonly LocalApplication _local;

    internal DistributedApplication(HostApplicationBuilder host, DistributedApplicationBuilder builder)
    {
        _local = new LocalApplication(builder);
        host.Services.AddSingleton(_local);
        host.Services.AddHostedService(services => _local.With(services));
        host.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(60));
        host.Services.AddSingleton(new ResourceNotificationService(_local));
        host.Services.AddSingleton(new ResourceCommandService(_local));
        host.Logging.ClearProviders();
        _host = host.Build();
    }

    public IServiceProvider Services => _host.Services;

    public ResourceNotificationService ResourceNotifications => Services.GetRequiredService<ResourceNotificationService>();

    public ResourceCommandService ResourceCommands => Services.GetRequiredService<ResourceCommandService>();

    internal LocalApplication Local => _local;

    public static IDistributedApplicationBuilder CreateBuilder(string[] args) => CreateBuilder(new DistributedApplicationOptions { Args = args });

    public static IDistributedApplicationBuilder CreateBuilder(DistributedApplicationOptions options) => new DistributedApplicationBuilder(options);

    public virtual Task StartAsync(CancellationToken cancellationToken = default) => _host.StartAsync(cancellationToken);

    public virtual Task StopAsync(CancellationToken cancellationToken = default) => _host.StopAsync(cancellationToken);

    /// <summary>Runs until it is asked to stop. What hinders the start is said in one line, and the process ends with 1.</summary>
    public virtual async Task RunAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            await _host.RunAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // Asked to stop while it started: everything has been stopped, and nothing is to be told.
        }
        catch (DistributedApplicationException exception)
        {
            await Console.Error.WriteLineAsync($"The application cannot start: {exception.Message}");
            System.Environment.ExitCode = 1;
        }
    }

    public void Run() => RunAsync().GetAwaiter().GetResult();

    public virtual void Dispose()
    {
        DisposeAsync().AsTask().GetAwaiter().GetResult();
        GC.SuppressFinalize(this);
    }

    public virtual async ValueTask DisposeAsync()
    {
        await _local.DisposeAsync();
        if (_host is IAsyncDisposable host) await host.DisposeAsync();
        else _host.Dispose();
        GC.SuppressFinalize(this);
    }
}
