using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Local;

namespace Aspire.Hosting
{
    public static class RabbitMQBuilderExtensions
    {
        public static IResourceBuilder<RabbitMQServerResource> AddRabbitMQ(this IDistributedApplicationBuilder builder, string name) =>
            builder.AddResource(new RabbitMQServerResource(name))
                .WithEndpoint(scheme: "tcp", name: "tcp")
                .WithAnnotation(new LocalServerAnnotation(new LocalRabbit()));

        /// <summary>The data is kept beside the application's in any case.</summary>
        public static IResourceBuilder<RabbitMQServerResource> WithDataVolume(this IResourceBuilder<RabbitMQServerResource> builder) => builder;
    }
}

namespace Aspire.Hosting.ApplicationModel
{
    public class RabbitMQServerResource(string name) : ContainerResource(name), IResourceWithConnectionString
    {
        public EndpointReference PrimaryEndpoint => new(this, "tcp");

        /// <summary>The default user may come from loopback only, and the server listens nowhere else.</summary>
        public ReferenceExpression ConnectionStringExpression =>
            ReferenceExpression.Create($"amqp://guest:guest@{PrimaryEndpoint.Property(EndpointProperty.Host)}:{PrimaryEndpoint.Property(EndpointProperty.Port)}");
    }
}

namespace Aspire.Hosting.Local
{
    /// <summary>rabbitmq-server as a node of its own. Its name server is started beside it, or Erlang would leave one behind.</summary>
    internal sealed class LocalRabbit : ILocalServer
    {
        public string Packages => "rabbitmq-server";

        public Task<ProcessStart> PrepareAsync(ServerContext context, CancellationToken cancel)
        {
            Directory.CreateDirectory(context.Directory);
            var plugins = Path.Combine(context.Directory, "enabled_plugins");
            File.WriteAllText(plugins, "[].");
            var names = Ports.Free();
            var environment = new Dictionary<string, string>(context.Environment, StringComparer.Ordinal)
            {
                ["HOME"] = context.Directory,
                // The data belongs to this name. It is unique where it counts: at the node's own name server.
                ["RABBITMQ_NODENAME"] = "calling@localhost",
                ["RABBITMQ_NODE_IP_ADDRESS"] = "127.0.0.1",
                ["RABBITMQ_NODE_PORT"] = $"{context.Port}",
                ["RABBITMQ_DIST_PORT"] = $"{context.SparePort}",
                ["ERL_EPMD_PORT"] = $"{names}",
                ["ERL_EPMD_ADDRESS"] = "127.0.0.1",
                ["RABBITMQ_MNESIA_DIR"] = Path.Combine(context.Directory, "mnesia"),
                ["RABBITMQ_LOG_BASE"] = Path.Combine(context.Directory, "log"),
                ["RABBITMQ_LOGS"] = "-",
                ["RABBITMQ_PID_FILE"] = Path.Combine(context.Directory, "rabbit.pid"),
                ["RABBITMQ_ENABLED_PLUGINS_FILE"] = plugins,
                // Two schedulers that do not spin: the machine belongs to the services.
                ["RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS"] = "+sbwt none +sbwtdcpu none +sbwtdio none",
            };
            string[] args = ["-c", $"epmd -port {names} -address 127.0.0.1 & exec \"{Programs.Find("rabbitmq-server", this)}\""];
            return Task.FromResult(new ProcessStart("/bin/sh", args, environment, context.Directory));
        }

        public Task<bool> IsHealthyAsync(ServerContext context, CancellationToken cancel) =>
            Probe.AnswersAsync(context.Port, new byte[] { 0x41, 0x4d, 0x51, 0x50, 0, 0, 9, 1 }, answer => answer[0] == 1, cancel);
    }
}
