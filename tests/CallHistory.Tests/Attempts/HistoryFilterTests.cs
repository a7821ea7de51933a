using Calling.CallHistory.Attempts;
using Calling.Contracts.Calls;

namespace Calling.CallHistory.Tests.Attempts;

public sealed class HistoryFilterTests
{
    private static readonly HistoryQuery s_none = new(null, null, null, null, null);

    [Fact]
    public void Wire_names_are_the_names_of_the_filter()
    {
        HistoryFilter.TryParse(s_none with { Person = "ken", Outcome = "completed", Type = "video" }, out var filter).ShouldBeNull();
        (filter.Person?.Value, filter.Outcome, filter.Type).ShouldBe(("ken", CallOutcome.Completed, CallType.Video));
    }

    [Fact]
    public void A_bare_date_to_which_is_asked_includes_that_day()
    {
        HistoryFilter.TryParse(s_none with { From = "2026-11-25", To = "2026-11-26" }, out var filter).ShouldBeNull();
        filter.From.ShouldBe(new DateTimeOffset(2026, 11, 25, 0, 0, 0, TimeSpan.Zero));
        filter.To.ShouldBe(new DateTimeOffset(2026, 11, 27, 0, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public void A_time_with_a_zone_is_that_moment()
    {
        HistoryFilter.TryParse(s_none with { From = "2026-11-26T10:00:00+02:00" }, out var filter).ShouldBeNull();
        filter.From.ShouldBe(new DateTimeOffset(2026, 11, 26, 8, 0, 0, TimeSpan.Zero));
    }

    [Theory]
    [InlineData("not an id", null, null, null, null, "person")]
    [InlineData(null, "Completed", null, null, null, "completed, missed")]
    [InlineData(null, null, "fax", null, null, "audio, video")]
    [InlineData(null, null, null, "yesterday", null, "from")]
    [InlineData(null, null, null, null, "26/11/2026 25:00", "to")]
    [InlineData(null, null, null, "2026-11-27", "2026-11-25", "later")]
    public void What_cannot_be_meant_is_refused_in_words(string? person, string? outcome, string? type, string? from, string? to, string word)
    {
        var error = HistoryFilter.TryParse(new HistoryQuery(person, outcome, type, from, to), out _);
        error.ShouldNotBeNull().Code.ShouldBe("invalid_request");
        error.Message.ShouldContain(word);
    }
}
