using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Local;

/// <summary>How our own projects and programs are started.</summary>
internal static class ProcessStarts
{
    public static Task<ProcessStart> ForAsync(LocalInstance instance, IReadOnlyDictionary<string, string> environment, IReadOnlyList<string> args) => Task.FromResult(instance.Resource switch
    {
        ExecutableResource program => new ProcessStart(program.Command, args, environment, program.WorkingDirectory),
        ProjectResource project => Project(instance, project, environment, args),
        _ => throw new DistributedApplicationException($"{instance.Name} is nothing that can be started here"),
    });

    private static ProcessStart Project(LocalInstance instance, ProjectResource project, IReadOnlyDictionary<string, string> environment, IReadOnlyList<string> args)
    {
        var path = project.Annotations.OfType<ProjectMetadataAnnotation>().Single().ProjectPath;
        var directory = Path.GetDirectoryName(path)!;
        var output = Path.Combine(directory, "bin", Repository.Configuration, $"net{System.Environment.Version.Major}.0");
        var dll = Directory.Exists(output)
            ? Directory.GetFiles(output, "*.runtimeconfig.json").Select(file => file.Replace(".runtimeconfig.json", ".dll", StringComparison.Ordinal)).FirstOrDefault(File.Exists)
            : null;
        if (dll is null) throw new DistributedApplicationException($"{instance.Name} is not built: there is no program in {output}");
        var all = new Dictionary<string, string>(environment, StringComparer.Ordinal)
        {
            ["ASPNETCORE_URLS"] = string.Join(';', instance.Addresses.Select(address => address.Replace("localhost", "127.0.0.1", StringComparison.Ordinal))),
        };
        all.TryAdd("ASPNETCORE_ENVIRONMENT", "Development");
        all.TryAdd("OTEL_SERVICE_NAME", instance.Resource.Name);
        all.TryAdd("OTEL_RESOURCE_ATTRIBUTES", $"service.instance.id={instance.Name}");
        return new ProcessStart("dotnet", [dll, .. args], all, directory);
    }
}

internal static class HttpProbe
{
    private static readonly HttpClient s_client = new() { Timeout = TimeSpan.FromSeconds(5) };

    public static async Task<bool> IsOkAsync(Uri address, CancellationToken cancel)
    {
        try
        {
            using var answer = await s_client.GetAsync(address, cancel);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException && !cancel.IsCancellationRequested)
        {
            return false;
        }
    }
}

/// <summary>What is printed when all is ready.</summary>
internal static class LocalTable
{
    public static string Of(IReadOnlyList<LocalInstance> instances) => string.Join(
        System.Environment.NewLine,
        instances.Select(one => $"  {one.Name,-24} {(one.IsStep ? "done" : "running"),-8} {string.Join("  ", one.Addresses)}"));
}
