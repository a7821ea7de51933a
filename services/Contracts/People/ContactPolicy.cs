namespace Calling.Contracts.People;

/// <summary>Who may call and see whom: option <c>Calling:Policy</c>, one for the whole system.</summary>
public enum ContactPolicy
{
    /// <summary>Users see and call admins only; admins see and call everybody.</summary>
    UsersToAdmins,

    /// <summary>Everybody sees and calls everybody: a team that calls each other.</summary>
    Everyone,
}

/// <summary>The one place that knows the rule. Every endpoint, hub method and payload asks here.</summary>
public static class Contact
{
    /// <summary>May a person with the role <paramref name="viewer"/> see the presence of, and call, one with the role <paramref name="other"/>?</summary>
    public static bool IsAllowed(this ContactPolicy policy, Role viewer, Role other) => policy switch
    {
        ContactPolicy.Everyone => true,
        ContactPolicy.UsersToAdmins => viewer is Role.Admin || other is Role.Admin,
    };
}
