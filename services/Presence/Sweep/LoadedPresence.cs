using Calling.Contracts.People;
using Calling.Contracts.Presence;
using Calling.Presence.Aggregate;

namespace Calling.Presence.Sweep;

/// <summary>One person as they stand in Redis, read in one round trip.</summary>
/// <param name="Name">Null: the gateway has not published this person (yet).</param>
internal sealed record LoadedPresence(UserId User, string? Name, PresenceFacts Facts, PublishedPresence? Published)
{
    /// <summary>The id stands in for a name that is not known.</summary>
    public Person Person => new(User, Name ?? User.Value, Role.User);
}

/// <summary>What was published before.</summary>
/// <param name="ChangedAt">When the version last grew.</param>
/// <param name="TellAgainAt">When the last change must be told once more; null: it was.</param>
internal sealed record PublishedPresence(ShownPresence Shown, DateTimeOffset ChangedAt, DateTimeOffset? TellAgainAt);

/// <summary>A person who is taken to be computed. Only the newest holder may publish, and only while no nudge came.</summary>
/// <param name="DueAt">For when the work was due; null when it was not.</param>
/// <param name="Token">Names this taking.</param>
/// <param name="Score">The score in the due-set while taken: it comes back then when the taker dies. A nudge lowers it.</param>
internal readonly record struct Taken(UserId User, DateTimeOffset? DueAt, string Token, long Score);
