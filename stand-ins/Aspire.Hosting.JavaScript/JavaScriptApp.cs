using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.JavaScript;
using Aspire.Hosting.Local;

namespace Aspire.Hosting
{
    public static class JavaScriptHostingExtensions
    {
        public static IResourceBuilder<JavaScriptAppResource> AddJavaScriptApp(
            this IDistributedApplicationBuilder builder, string name, string appDirectory, string runScriptName = "dev")
        {
            var directory = Path.GetFullPath(appDirectory, builder.AppHostDirectory);
            return builder.AddResource(new JavaScriptAppResource(name, "npm", directory))
                .WithAnnotation(new LocalServerAnnotation(new LocalScript(directory, runScriptName)));
        }
    }
}

namespace Aspire.Hosting.JavaScript
{
    public class JavaScriptAppResource(string name, string command, string workingDirectory) : ExecutableResource(name, command, workingDirectory);
}

namespace Aspire.Hosting.Local
{
    /// <summary>A script of package.json, as a step: the application goes on when it has ended well.</summary>
    internal sealed class LocalScript(string directory, string script) : ILocalServer
    {
        public string Packages => "nodejs npm";

        public async Task<ProcessStart> PrepareAsync(ServerContext context, CancellationToken cancel)
        {
            if (!File.Exists(Path.Combine(directory, "package.json"))) throw new DistributedApplicationException($"{context.Name} has no package.json in {directory}");
            _ = Programs.Find("npm", this);
            await using var text = typeof(LocalScript).Assembly.GetManifestResourceStream("run-script.sh")!;
            using var reader = new StreamReader(text);
            return new ProcessStart("bash", ["-c", await reader.ReadToEndAsync(cancel), context.Name, script], context.Environment, directory);
        }

        public Task<bool> IsHealthyAsync(ServerContext context, CancellationToken cancel) => Task.FromResult(true);
    }
}
