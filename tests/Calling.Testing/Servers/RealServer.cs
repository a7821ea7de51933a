using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Xunit;

namespace Calling.Testing;

/// <summary>A real server of its own for the tests of one program, started as the AppHost starts it, with its data in a directory that goes with it.</summary>
public abstract class RealServer : IAsyncLifetime
{
    private static readonly TimeSpan s_startWithin = TimeSpan.FromMinutes(2);

    private readonly string _directory = Directory.CreateTempSubdirectory("calling-test-").FullName;
    private DistributedApplication? _application;

    public string ConnectionString { get; private set; } = "";

    protected abstract IResourceBuilder<IResourceWithConnectionString> Add(IDistributedApplicationBuilder builder);

    public async ValueTask InitializeAsync()
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(_directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherExecute);
        var builder = DistributedApplication.CreateBuilder([$"--CALLING_DATA={_directory}", "--CALLING_QUIET=1"]);
        var server = Add(builder);
        _application = builder.Build();
        using var within = new CancellationTokenSource(s_startWithin);
        await _application.StartAsync(within.Token);
        ConnectionString = await server.Resource.GetConnectionStringAsync(within.Token) ?? "";
    }

    /// <summary>Stop, start or kill it: the name of the command.</summary>
    public async Task CommandAsync(string command)
    {
        var result = await (_application ?? throw new InvalidOperationException("Not started.")).ResourceCommands.ExecuteCommandAsync("server", command);
        if (!result.Success) throw new InvalidOperationException(result.ErrorMessage);
    }

    public async ValueTask DisposeAsync()
    {
        if (_application is not null) await _application.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
        GC.SuppressFinalize(this);
    }
}

public sealed class RedisServer : RealServer
{
    protected override IResourceBuilder<IResourceWithConnectionString> Add(IDistributedApplicationBuilder builder) => builder.AddRedis("server");
}

public sealed class RabbitServer : RealServer
{
    protected override IResourceBuilder<IResourceWithConnectionString> Add(IDistributedApplicationBuilder builder) => builder.AddRabbitMQ("server");
}

public sealed class PostgresServer : RealServer
{
    private int _databases;

    protected override IResourceBuilder<IResourceWithConnectionString> Add(IDistributedApplicationBuilder builder) => builder.AddPostgres("server");

    /// <summary>A new, empty database; its connection string.</summary>
    public async Task<string> CreateDatabaseAsync(string name)
    {
        var unique = $"{name}_{Interlocked.Increment(ref _databases)}";
        // Not from the pool: a test of an outage may have cut what lies there.
        await using var connection = new Npgsql.NpgsqlConnection($"{ConnectionString};Database=postgres;Pooling=false");
        await connection.OpenAsync();
#pragma warning disable CA2100 // The name is the test's own, and cannot be a parameter.
        await using var create = new Npgsql.NpgsqlCommand($"CREATE DATABASE \"{unique}\"", connection);
#pragma warning restore CA2100
        await create.ExecuteNonQueryAsync();
        return $"{ConnectionString};Database={unique}";
    }
}
