using Calling.Contracts.Hub;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;

namespace Calling.Signaling.Hub;

/// <summary>
/// Empties this node before it stops: readiness has failed already, devices are told that the server moves, and their sockets are closed over
/// several seconds, so that they do not come back elsewhere all at once. Nothing in a call changes.
/// </summary>
internal sealed partial class SocketDrain(
    LocalConnections connections, IHubContext<CallingHub, ICallingClient> hub, IOptions<DrainOptions> options, TimeProvider clock, ILogger<SocketDrain> logger)
    : IHostedLifecycleService
{
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        var all = connections.All;
        if (all.Count == 0) return;
        LogDraining(all.Count);
        var pause = options.Value.Over / all.Count;
        foreach (var connection in all)
        {
            await TellAsync(connection);
            if (pause > TimeSpan.Zero) await Task.Delay(pause, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            connection.Context.Abort();
        }
    }

    private async Task TellAsync(LocalConnection connection)
    {
        try
        {
            await hub.Clients.Client(connection.Context.ConnectionId).ServerMoving();
        }
        catch (Exception exception)
        {
            // The closed socket says the same.
            LogNotTold(exception, connection.Context.ConnectionId);
        }
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(LogLevel.Information, "Draining {Count} sockets.")]
    private partial void LogDraining(int count);

    [LoggerMessage(LogLevel.Debug, "Socket {ConnectionId} was closed without a word.")]
    private partial void LogNotTold(Exception exception, string connectionId);
}
