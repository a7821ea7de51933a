using Calling.Contracts.People;

namespace Calling.ServiceDefaults;

/// <summary>Section <c>Calling</c>: what all services must agree on.</summary>
public sealed class CallingOptions
{
    public const string Section = "Calling";

    /// <summary>Who may call and see whom. Users reach admins only, unless a team calls each other.</summary>
    public ContactPolicy Policy { get; set; } = ContactPolicy.UsersToAdmins;
}
