using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting.Local;

/// <summary>Where the AppHost and its data are.</summary>
internal static class Repository
{
    /// <summary>The directory of the AppHost's project: the genuine package knows it from its build, here it is above the binaries.</summary>
    public static string AppHostDirectory()
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, "AppHost", "AppHost.csproj"))) return Path.Combine(directory.FullName, "AppHost");
            if (directory.EnumerateFiles("*.csproj").Any()) return directory.FullName;
        }

        return AppContext.BaseDirectory;
    }

    /// <summary>Everything that the local servers keep: setting CALLING_DATA, default .data beside the AppHost.</summary>
    public static string DataDirectory(IDistributedApplicationBuilder builder) => Path.GetFullPath(
        builder.Configuration["CALLING_DATA"] is { Length: > 0 } given ? given : Path.Combine(builder.AppHostDirectory, "..", ".data"));

    /// <summary>The build configuration of the AppHost is that of the projects it starts.</summary>
    public static string Configuration { get; } =
        AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Debug{Path.DirectorySeparatorChar}", StringComparison.Ordinal) ? "Debug" : "Release";
}
