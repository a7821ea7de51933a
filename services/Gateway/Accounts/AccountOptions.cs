using System.ComponentModel.DataAnnotations;

namespace Calling.Gateway.Accounts;

/// <summary>Section <c>Calling:Accounts</c>.</summary>
public sealed class AccountOptions
{
    public const string Section = "Calling:Accounts";

    /// <summary>May strangers sign up? Not given: only in Development.</summary>
    public bool? RegistrationOpen { get; set; }

    /// <summary>How long a sign-in holds. A week: people at a desk sign in once, a lost laptop is not open for ever.</summary>
    public TimeSpan SessionLifetime { get; set; } = TimeSpan.FromDays(7);

    /// <summary>Wrong passwords in a row after which an account rests.</summary>
    [Range(1, 1000)]
    public int LockoutAfter { get; set; } = 10;

    /// <summary>Long enough to make guessing hopeless, short enough that nobody has to call an admin.</summary>
    public TimeSpan LockoutFor { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>The one who makes all others in Production.</summary>
    public FirstAdminOptions? FirstAdmin { get; set; }
}

/// <summary>Made at start when nobody has this user name. The password is not read again after that.</summary>
public sealed class FirstAdminOptions
{
    public string? UserName { get; set; }

    public string? Name { get; set; }

    public string? Password { get; set; }
}

/// <summary>Section <c>Calling:Demo</c>: people who exist in Development only.</summary>
public sealed class DemoOptions
{
    public const string Section = "Calling:Demo";

    public string Password { get; set; } = "Calling-demo-1";
}
