using Calling.CallHistory.Paging;

namespace Calling.CallHistory.Tests.Paging;

public sealed class CursorTests
{
    [Fact]
    public void A_cursor_comes_back_as_it_was_given()
    {
        var cursor = new Cursor(2, Guid.CreateVersion7());
        Cursor.TryParse(cursor.ToString(), out var read).ShouldBeTrue();
        read.ShouldBe(cursor);
    }

    [Fact]
    public void A_cursor_needs_no_escape_in_an_address()
    {
        var text = new Cursor(255, new Guid("ffffffff-ffff-7fff-bfff-fffffffffffe")).ToString();
        Uri.EscapeDataString(text).ShouldBe(text);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("1")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAA+")]
    [InlineData("AAAAAAAAAAAAAAAAAAAA AAA")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("ÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄ")]
    public void What_no_page_gave_is_either_refused_or_written_back_the_same(string text)
    {
        if (Cursor.TryParse(text, out var read)) read.ToString().ShouldBe(text);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("101")]
    [InlineData("-1")]
    [InlineData("many")]
    [InlineData("99999999999")]
    public void A_limit_out_of_range_is_refused_in_words(string limit)
    {
        var error = PageRequest.TryParse(null, limit, out _);
        error.ShouldNotBeNull().Code.ShouldBe("invalid_request");
        error.Message.ShouldContain("1 to 100");
    }

    [Fact]
    public void Without_a_limit_a_page_has_thirty()
    {
        PageRequest.TryParse(null, null, out var page).ShouldBeNull();
        page.ShouldBe(new PageRequest(null, 30));
    }

    [Theory]
    [InlineData(2, null)]
    [InlineData(3, null)]
    [InlineData(4, 2)]
    public void A_page_names_the_next_one_exactly_when_there_is_one(int fetched, int? last)
    {
        var page = new PageRequest(null, 3);
        var ids = Enumerable.Range(0, fetched).Select(_ => Guid.CreateVersion7()).ToList();
        var (rows, next) = page.Cut(ids, id => new Cursor(0, id));
        rows.Count.ShouldBe(Math.Min(fetched, 3));
        next.ShouldBe(last is { } index ? new Cursor(0, ids[index]).ToString() : null);
    }
}
