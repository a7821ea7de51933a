using System.Diagnostics;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace Calling.CallHistory.Tests.Hosting;

/// <summary>The real program, with settings of the test.</summary>
internal sealed class HistoryHost(IReadOnlyDictionary<string, string> settings) : WebApplicationFactory<Program>
{
    /// <summary>As the AppHost does it: the program itself, with one argument. Returns its exit code.</summary>
    public static async Task<int> MigrateAsync(string connection)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, "migrate"]) { UseShellExecute = false };
        start.Environment["ConnectionStrings__history"] = connection;
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        using var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("Logging:LogLevel:Default", "Warning");
        foreach (var (key, value) in settings) builder.UseSetting(key, value);
    }
}
