namespace Aspire.Hosting.ApplicationModel;

public sealed class EnvironmentCallbackContext(IDictionary<string, object> environmentVariables)
{
    public IDictionary<string, object> EnvironmentVariables { get; } = environmentVariables;
}

public sealed class EnvironmentCallbackAnnotation(Func<EnvironmentCallbackContext, Task> callback) : IResourceAnnotation
{
    public Func<EnvironmentCallbackContext, Task> Callback { get; } = callback;
}

public sealed class CommandLineArgsCallbackContext(IList<object> args)
{
    public IList<object> Args { get; } = args;
}

public sealed class CommandLineArgsCallbackAnnotation(Func<CommandLineArgsCallbackContext, Task> callback) : IResourceAnnotation
{
    public Func<CommandLineArgsCallbackContext, Task> Callback { get; } = callback;
}

public sealed class ReplicaAnnotation(int replicas) : IResourceAnnotation
{
    public int Replicas { get; } = replicas;
}

public enum WaitType
{
    WaitUntilHealthy,
    WaitForCompletion,
}

public sealed class WaitAnnotation(IResource resource, WaitType waitType) : IResourceAnnotation
{
    public IResource Resource { get; } = resource;

    public WaitType WaitType { get; } = waitType;
}

public sealed class ContainerImageAnnotation : IResourceAnnotation
{
    public required string Image { get; set; }

    public string? Tag { get; set; }
}

/// <summary>The resource is healthy.</summary>
public class ResourceReadyEvent(IResource resource, IServiceProvider services)
{
    public IResource Resource { get; } = resource;

    public IServiceProvider Services { get; } = services;
}

/// <summary>What is done when all is ready.</summary>
internal sealed class ResourceReadyAnnotation(Func<IServiceProvider, CancellationToken, Task> callback) : IResourceAnnotation
{
    public Func<IServiceProvider, CancellationToken, Task> Callback { get; } = callback;
}

/// <summary>The path that answers 200 when the resource is healthy.</summary>
internal sealed class HttpHealthAnnotation(string path) : IResourceAnnotation
{
    public string Path { get; } = path;
}

/// <summary>The .csproj of a project resource.</summary>
internal sealed class ProjectMetadataAnnotation(string projectPath) : IResourceAnnotation
{
    public string ProjectPath { get; } = projectPath;
}

/// <summary>How the resource runs as a process of this machine.</summary>
internal sealed class LocalServerAnnotation(Local.ILocalServer server) : IResourceAnnotation
{
    public Local.ILocalServer Server { get; } = server;
}
