namespace Calling.Contracts.People;

public sealed record LoginRequest(string UserName, string Password);

/// <param name="ExpiresIn">Seconds.</param>
public sealed record LoginAnswer(string AccessToken, int ExpiresIn, Me User);

/// <param name="UserName">3 to 64 letters, digits or - _ .; it becomes the person's id.</param>
/// <param name="Name">1 to 100 characters, as others see it.</param>
/// <param name="Password">At least 10 characters.</param>
public sealed record RegisterRequest(string UserName, string Name, string Password);

/// <summary>Made by an admin.</summary>
public sealed record CreatePersonRequest(string UserName, string Name, string Password, Role Role);

/// <summary>Changed by an admin; what is null stays.</summary>
public sealed record UpdatePersonRequest(string? Name = null, Role? Role = null, bool? Enabled = null, string? Password = null);

/// <summary>One row of <c>GET /api/directory</c>: who the reader may call.</summary>
public sealed record DirectoryEntry(UserId Id, string Name, Role Role, bool Enabled, Presence.PresenceView Presence);

/// <summary>Reachable people first, then by name.</summary>
public sealed record DirectoryPage(int Total, IReadOnlyList<DirectoryEntry> Items, string? Next);

/// <summary>What the web client needs before and after sign-in: <c>GET /api/auth/options</c>.</summary>
public sealed record ClientOptions(bool RegistrationOpen, IReadOnlyList<string> DemoUserNames, string? DemoPassword);
