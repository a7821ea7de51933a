using Calling.Contracts.Errors;

namespace Calling.Gateway.Accounts;

/// <summary>What names and passwords look like. Null: fine; else what is wrong, in words for the form.</summary>
public static class PersonRules
{
    public const int MinPassword = 10;
    public const int MaxName = 100;

    /// <summary>Hashing a novel would be an attack on our processor.</summary>
    private const int MaxPassword = 256;

    public static CallError? Check(string? userName, string? name, string? password) =>
        CheckUserName(userName) ?? CheckName(name) ?? CheckPassword(password);

    public static CallError? CheckName(string? name) =>
        name?.Trim() is { Length: > 0 and <= MaxName } trimmed && !trimmed.Any(char.IsControl)
            ? null
            : CallError.InvalidRequest.Because($"The name has 1 to {MaxName} characters.");

    public static CallError? CheckPassword(string? password) =>
        password is { Length: >= MinPassword and <= MaxPassword }
            ? null
            : CallError.InvalidRequest.Because($"The password has at least {MinPassword} and at most {MaxPassword} characters.");

    private static CallError? CheckUserName(string? userName) =>
        userName is { Length: >= 3 and <= 64 } && userName.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.')
            ? null
            : CallError.InvalidRequest.Because("The user name has 3 to 64 letters, digits or - _ .");
}
