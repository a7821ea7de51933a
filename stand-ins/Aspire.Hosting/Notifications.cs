using Aspire.Hosting.Local;

namespace Aspire.Hosting.ApplicationModel;

public class ResourceNotificationService
{
    private readonly LocalApplication _local;

    internal ResourceNotificationService(LocalApplication local) => _local = local;

    public Task WaitForResourceHealthyAsync(string resourceName, CancellationToken cancellationToken = default) =>
        _local.WaitHealthyAsync(resourceName, cancellationToken);
}

public sealed class ExecuteCommandResult
{
    public bool Success { get; init; }

    public string? ErrorMessage { get; init; }
}

/// <summary>Names of the commands that every resource has.</summary>
public static class KnownResourceCommands
{
    public const string StartCommand = "start";
    public const string StopCommand = "stop";
    public const string RestartCommand = "restart";
}

public class ResourceCommandService
{
    private readonly LocalApplication _local;

    internal ResourceCommandService(LocalApplication local) => _local = local;

    /// <summary>Besides the known ones, the local run knows kill (SIGKILL), freeze (SIGSTOP) and thaw (SIGCONT).</summary>
    /// <param name="resourceId">A resource's name, or with replicas name-0, name-1 …</param>
    public async Task<ExecuteCommandResult> ExecuteCommandAsync(string resourceId, string commandName, CancellationToken cancellationToken = default)
    {
        try
        {
            await _local.CommandAsync(resourceId, commandName, cancellationToken);
            return new ExecuteCommandResult { Success = true };
        }
        catch (DistributedApplicationException exception)
        {
            return new ExecuteCommandResult { Success = false, ErrorMessage = exception.Message };
        }
    }
}
