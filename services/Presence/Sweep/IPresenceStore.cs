using Calling.Contracts.People;
using Calling.Contracts.Presence;
using Calling.Presence.Aggregate;

namespace Calling.Presence.Sweep;

/// <summary>What this service keeps. Taking, loading and publishing are three steps; see <see cref="Taken"/> for what holds them together.</summary>
internal interface IPresenceStore
{
    /// <summary>Calls back for each nudge, on every replica; one may get lost.</summary>
    Task ListenAsync(Action nudged);

    /// <summary>Takes people who are due, the longest waiting first.</summary>
    Task<IReadOnlyList<Taken>> TakeDueAsync(DateTimeOffset now, int most);

    /// <summary>Takes one person, due or not.</summary>
    Task<Taken> TakeAsync(UserId user, DateTimeOffset now);

    Task<LoadedPresence> LoadAsync(UserId user);

    /// <summary>Null: overtaken, nothing was written.</summary>
    Task<Publishing?> PublishAsync(Taken taken, RefreshPlan plan, DateTimeOffset now);

    /// <summary>Null clears the choice. The caller sees to it that the person is computed.</summary>
    Task ChooseAsync(UserId user, ManualChoice? choice);

    /// <summary>People are computed at that time, or when they are due before; <paramref name="nudge"/>: replicas are woken for it.</summary>
    Task MakeDueAsync(IReadOnlyCollection<UserId> users, DateTimeOffset at, bool nudge);

    /// <summary>Everybody who is not shown offline.</summary>
    Task<IReadOnlyCollection<UserId>> ReachableAsync();

    /// <summary>True for one replica within that time.</summary>
    Task<bool> IsFirstToSweepAsync(TimeSpan within);

    Task<IReadOnlyList<DeviceView>> DevicesAsync(UserId user);
}

/// <param name="Version">Of the published presence, changed or not.</param>
/// <param name="Reachable">How many people are not shown offline.</param>
internal readonly record struct Publishing(long Version, long Reachable);
