using Calling.Contracts.People;

namespace Calling.Gateway.People;

/// <summary>Who exists in Development.</summary>
internal static class DemoPeople
{
    public static IReadOnlyList<(string UserName, string Name, Role Role)> All { get; } =
        [("ken", "Ken Tse", Role.Admin), ("john_doe", "John Doe", Role.User), ("jane_smith", "Jane Smith", Role.User)];
}
