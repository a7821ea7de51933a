namespace Calling.Contracts.People;

/// <summary>User: a customer or client. Admin: staff, who see and may call everybody.</summary>
public enum Role
{
    User,
    Admin,
}
