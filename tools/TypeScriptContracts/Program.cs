using Calling.TypeScriptContracts;

// Writes web/src/contracts/generated.ts from Calling.Contracts, or with --check says whether the file is what it would write.
var check = args.Contains("--check", StringComparer.Ordinal);
var file = args.FirstOrDefault(argument => !argument.StartsWith("--", StringComparison.Ordinal)) ?? RepositoryFile.Find("web/src/contracts/generated.ts");
var text = ContractFile.Write();

if (check)
{
    if (File.Exists(file) && string.Equals(await File.ReadAllTextAsync(file), text, StringComparison.Ordinal)) return 0;
    await Console.Error.WriteLineAsync($"{file} differs from Calling.Contracts. Run: dotnet run --project tools/TypeScriptContracts");
    return 1;
}

Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
await File.WriteAllTextAsync(file, text);
return 0;
