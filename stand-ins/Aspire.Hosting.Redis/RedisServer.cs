using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Local;

namespace Aspire.Hosting
{
    public static class RedisBuilderExtensions
    {
        public static IResourceBuilder<RedisResource> AddRedis(this IDistributedApplicationBuilder builder, string name, int? port = null) =>
            builder.AddResource(new RedisResource(name))
                .WithEndpoint(port, scheme: "tcp", name: "tcp")
                .WithAnnotation(new LocalServerAnnotation(new LocalRedis()));

        /// <summary>The data is kept beside the application's in any case.</summary>
        public static IResourceBuilder<RedisResource> WithDataVolume(this IResourceBuilder<RedisResource> builder) => builder;
    }
}

namespace Aspire.Hosting.ApplicationModel
{
    public class RedisResource(string name) : ContainerResource(name), IResourceWithConnectionString
    {
        public EndpointReference PrimaryEndpoint => new(this, "tcp");

        public ReferenceExpression ConnectionStringExpression =>
            ReferenceExpression.Create($"{PrimaryEndpoint.Property(EndpointProperty.Host)}:{PrimaryEndpoint.Property(EndpointProperty.Port)}");
    }
}

namespace Aspire.Hosting.Local
{
    /// <summary>redis-server with an append-only file, so that nothing acknowledged is lost with its process.</summary>
    internal sealed class LocalRedis : ILocalServer
    {
        public string Packages => "redis-server";

        public Task<ProcessStart> PrepareAsync(ServerContext context, CancellationToken cancel)
        {
            Directory.CreateDirectory(context.Directory);
            string[] args =
            [
                "--bind", "127.0.0.1", "--port", $"{context.Port}", "--dir", context.Directory, "--appendonly", "yes", "--appendfsync", "everysec",
                "--save", "", "--daemonize", "no", "--loglevel", "warning",
            ];
            return Task.FromResult(new ProcessStart(Programs.Find("redis-server", this), args, context.Environment, context.Directory));
        }

        public Task<bool> IsHealthyAsync(ServerContext context, CancellationToken cancel) =>
            Probe.AnswersAsync(context.Port, "PING\r\n"u8.ToArray(), answer => answer.AsSpan().StartsWith("+PONG"u8), cancel);
    }
}
