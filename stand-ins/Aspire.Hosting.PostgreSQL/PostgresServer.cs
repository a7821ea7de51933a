using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Local;

namespace Aspire.Hosting
{
    public static class PostgresBuilderExtensions
    {
        public static IResourceBuilder<PostgresServerResource> AddPostgres(this IDistributedApplicationBuilder builder, string name)
        {
            var password = builder.AddParameter($"{name}-password", new GenerateParameterDefault { MinLength = 24 }, secret: true, persist: true);
            var resource = new PostgresServerResource(name, password.Resource);
            return builder.AddResource(resource)
                .WithEndpoint(scheme: "tcp", name: "tcp")
                .WithEnvironment("PGPASSWORD", password)
                .WithAnnotation(new LocalServerAnnotation(new LocalPostgres(resource)));
        }

        public static IResourceBuilder<PostgresServerResource> WithDataVolume(this IResourceBuilder<PostgresServerResource> builder) => builder;

        public static IResourceBuilder<PostgresDatabaseResource> AddDatabase(this IResourceBuilder<PostgresServerResource> builder, string name)
        {
            builder.Resource.DatabaseNames.Add(name);
            return builder.ApplicationBuilder.AddResource(new PostgresDatabaseResource(name, builder.Resource));
        }
    }
}

namespace Aspire.Hosting.ApplicationModel
{
    public class PostgresServerResource(string name, ParameterResource password) : ContainerResource(name), IResourceWithConnectionString
    {
        public EndpointReference PrimaryEndpoint => new(this, "tcp");

        public ReferenceExpression ConnectionStringExpression => ReferenceExpression.Create(
            $"Host={PrimaryEndpoint.Property(EndpointProperty.Host)};Port={PrimaryEndpoint.Property(EndpointProperty.Port)};Username=postgres;Password={password}");

        internal IList<string> DatabaseNames { get; } = [];
    }

    public class PostgresDatabaseResource(string name, PostgresServerResource server) : Resource(name), IResourceWithConnectionString, IResourceWithParent
    {
        public PostgresServerResource Parent => server;

        IResource IResourceWithParent.Parent => server;

        public ReferenceExpression ConnectionStringExpression => ReferenceExpression.Create($"{server.ConnectionStringExpression};Database={Name}");
    }
}

namespace Aspire.Hosting.Local
{
    /// <summary>PostgreSQL with a data directory of its own; as user postgres where we are root, which the server refuses to be.</summary>
    internal sealed class LocalPostgres(PostgresServerResource resource) : ILocalServer
    {
        /// <summary>Unlike runuser it becomes the program: signals reach the server, and nobody loses patience with its shutdown.</summary>
        private static readonly string[] s_asPostgres = ["--reuid=postgres", "--regid=postgres", "--init-groups", "--"];

        private bool _databasesMade;

        public string Packages => "postgresql";

        /// <summary>Fast shutdown: sessions are ended. The default waits until clients leave.</summary>
        public Signal StopSignal => Signal.Interrupt;

        public async Task<ProcessStart> PrepareAsync(ServerContext context, CancellationToken cancel)
        {
            var directory = await DirectoryAsync(context, cancel);
            var data = Path.Combine(directory, "data");
            if (!File.Exists(Path.Combine(data, "PG_VERSION"))) await InitialiseAsync(context, directory, data, cancel);
            string[] args = ["-D", data, "-p", $"{context.Port}", "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c", "max_connections=200"];
            var (program, all) = AsPostgres(Programs.Find("postgres", this), args);
            return new ProcessStart(program, all, context.Environment, directory);
        }

        public async Task<bool> IsHealthyAsync(ServerContext context, CancellationToken cancel)
        {
            try
            {
                await using var connection = new Npgsql.NpgsqlConnection($"{await resource.ConnectionStringExpression.GetValueAsync(cancel)};Database=postgres;Timeout=2;Pooling=false");
                await connection.OpenAsync(cancel);
                if (!_databasesMade) await MakeDatabasesAsync(connection, cancel);
                return _databasesMade = true;
            }
            catch (Exception exception) when (exception is Npgsql.NpgsqlException or TimeoutException)
            {
                return false;
            }
        }

        private async Task MakeDatabasesAsync(Npgsql.NpgsqlConnection connection, CancellationToken cancel)
        {
            foreach (var name in resource.DatabaseNames)
            {
                await using var exists = new Npgsql.NpgsqlCommand("SELECT 1 FROM pg_database WHERE datname = $1", connection) { Parameters = { new() { Value = name } } };
                if (await exists.ExecuteScalarAsync(cancel) is not null) continue;
#pragma warning disable CA2100 // A name of the AppHost's own, which cannot be a parameter.
                await using var create = new Npgsql.NpgsqlCommand($"CREATE DATABASE \"{name}\"", connection);
#pragma warning restore CA2100
                await create.ExecuteNonQueryAsync(cancel);
            }
        }

        private async Task InitialiseAsync(ServerContext context, string directory, string data, CancellationToken cancel)
        {
            var secret = Path.Combine(directory, "password");
            await File.WriteAllTextAsync(secret, context.Environment["PGPASSWORD"], cancel);
            if (IsRoot) await RunAsync("chown", ["-R", "postgres", directory], cancel);
            string[] args = ["-D", data, "-U", "postgres", "--auth=scram-sha-256", $"--pwfile={secret}", "--encoding=UTF8", "--locale=C.UTF-8", "--no-instructions"];
            var (program, all) = AsPostgres(Programs.Find("initdb", this), args);
            await RunAsync(program, all, cancel);
            File.Delete(secret);
        }

        /// <summary>Where user postgres cannot reach the data directory (below a private home), a directory of its own outside it.</summary>
        private static async Task<string> DirectoryAsync(ServerContext context, CancellationToken cancel)
        {
            Directory.CreateDirectory(context.Directory);
            if (!IsRoot || await TryRunAsync("setpriv", [.. s_asPostgres, "test", "-x", context.Directory], cancel)) return context.Directory;
            var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(context.Directory)))[..16];
            return Directory.CreateDirectory($"/var/tmp/calling-{hash}").FullName;
        }

        private static bool IsRoot => System.Environment.IsPrivilegedProcess;

        private static (string Program, IReadOnlyList<string> Args) AsPostgres(string program, string[] args) =>
            IsRoot ? ("setpriv", [.. s_asPostgres, program, .. args]) : (program, args);

        private static async Task RunAsync(string program, IReadOnlyList<string> args, CancellationToken cancel)
        {
            if (!await TryRunAsync(program, args, cancel)) throw new DistributedApplicationException($"{program} {string.Join(' ', args)} failed");
        }

        private static async Task<bool> TryRunAsync(string program, IReadOnlyList<string> args, CancellationToken cancel)
        {
            var start = new System.Diagnostics.ProcessStartInfo(program, args) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" };
            using var process = System.Diagnostics.Process.Start(start)!;
            await Task.WhenAll(process.StandardOutput.ReadToEndAsync(cancel), process.StandardError.ReadToEndAsync(cancel), process.WaitForExitAsync(cancel));
            return process.ExitCode == 0;
        }
    }
}
