using StackExchange.Redis;

namespace Calling.Contracts.People;

/// <summary>Reads published people. Several are read in one pipelined round trip.</summary>
public sealed class PersonDirectory(IConnectionMultiplexer redis)
{
    public async Task<Person?> FindAsync(UserId user) =>
        PersonKeys.FromHash(user, await redis.GetDatabase().HashGetAllAsync(PersonKeys.Person(user)));

    public async Task<IReadOnlyDictionary<UserId, Person>> FindAsync(IReadOnlyCollection<UserId> users)
    {
        var found = await Task.WhenAll(users.Distinct().Select(FindAsync));
        return found.OfType<Person>().ToDictionary(person => person.Id);
    }
}
