namespace Calling.TypeScriptContracts;

/// <summary>Finds a file of the repository from wherever the tool was started.</summary>
internal static class RepositoryFile
{
    public static string Find(string relative)
    {
        for (var folder = new DirectoryInfo(Environment.CurrentDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Calling.sln"))) return Path.Combine(folder.FullName, relative);
        }

        throw new InvalidOperationException("Start inside the repository, or name the file.");
    }
}
