namespace Calling.Contracts.People;

/// <summary>Somebody who exists, as the gateway publishes them.</summary>
/// <param name="Enabled">False: may not sign in, call or be called; open sessions are closed.</param>
public sealed record Person(UserId Id, string Name, Role Role, bool Enabled = true);

/// <summary>A person as others see them.</summary>
public sealed record PersonRef(UserId Id, string Name);

/// <summary>A person as they see themselves: answer of <c>/api/auth/me</c>.</summary>
public sealed record Me(UserId Id, string Name, Role Role);
