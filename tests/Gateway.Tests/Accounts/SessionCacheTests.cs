using Calling.Contracts.People;
using Calling.Gateway.Accounts;
using Microsoft.Extensions.Time.Testing;

namespace Calling.Gateway.Tests.Accounts;

public sealed class SessionCacheTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly SessionCache _cache;

    public SessionCacheTests() => _cache = new SessionCache(_clock);

    [Fact]
    public void Session_is_read_again_after_a_minute_but_serves_on_while_the_database_is_away()
    {
        var session = Add("a");
        _cache.FindFresh("a").ShouldBe(session);
        _clock.Advance(TimeSpan.FromSeconds(61));
        _cache.FindFresh("a").ShouldBeNull();
        _cache.FindWhileAway("a").ShouldBe(session);
        // The database is not asked again at every request.
        _cache.FindFresh("a").ShouldBe(session);
    }

    [Fact]
    public void Nothing_serves_beyond_its_own_end()
    {
        Add("a");
        _clock.Advance(TimeSpan.FromHours(2));
        _cache.FindFresh("a").ShouldBeNull();
        _cache.FindWhileAway("a").ShouldBeNull();
    }

    [Fact]
    public void End_wins_against_a_read_that_began_before_it()
    {
        var readFrom = _clock.GetUtcNow();
        _clock.Advance(TimeSpan.FromMilliseconds(5));
        _cache.End("a");
        _cache.TryAdd(Session("a"), readFrom).ShouldBeFalse();
        _cache.FindFresh("a").ShouldBeNull();
        _cache.FindWhileAway("a").ShouldBeNull();
    }

    [Fact]
    public void Ending_a_person_ends_all_their_sessions_and_nobody_elses()
    {
        Add("a");
        Add("b");
        Add("c", "jane");
        _cache.End(SessionCache.AllOf(new UserId("ken")));
        _cache.FindFresh("a").ShouldBeNull();
        _cache.FindFresh("b").ShouldBeNull();
        _cache.FindFresh("c").ShouldNotBeNull();
    }

    [Fact]
    public void New_sign_in_after_an_end_is_valid()
    {
        _cache.End(SessionCache.AllOf(new UserId("ken")));
        _clock.Advance(TimeSpan.FromMilliseconds(5));
        Add("later");
        _cache.FindFresh("later").ShouldNotBeNull();
    }

    [Fact]
    public void After_doubt_everything_is_read_again()
    {
        Add("a");
        _cache.Doubt();
        _cache.FindFresh("a").ShouldBeNull();
        _cache.FindWhileAway("a").ShouldNotBeNull();
    }

    private Session Add(string id, string user = "ken")
    {
        var session = Session(id, user);
        _cache.TryAdd(session, _clock.GetUtcNow()).ShouldBeTrue();
        return session;
    }

    private Session Session(string id, string user = "ken") =>
        new(id, new Person(new UserId(user), user, Role.User), _clock.GetUtcNow() + TimeSpan.FromHours(1));
}
