using System.Text;
using Calling.CallHistory.Attempts;
using Calling.CallHistory.Data;
using Calling.CallHistory.Tests.Hosting;
using Calling.Contracts.People;

namespace Calling.CallHistory.Tests.Attempts;

public sealed class CsvTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("Doe, John", "\"Doe, John\"")]
    [InlineData("the \"boss\"", "\"the \"\"boss\"\"\"")]
    [InlineData("two\r\nlines", "\"two\r\nlines\"")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void A_field_is_quoted_as_RFC_4180_says(string? field, string written) => Record(field).ShouldBe($"{written}\r\n");

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+49 30", "'+49 30")]
    [InlineData("-2", "'-2")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\tx", "'\tx")]
    [InlineData("=HYPERLINK(\"http://x\",\"y\")", "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"")]
    public void A_name_that_a_spreadsheet_would_calculate_is_made_text(string field, string written) => Record(field).ShouldBe($"{written}\r\n");

    [Fact]
    public async Task An_export_goes_on_from_the_last_row_until_a_chunk_is_short()
    {
        var ken = new Person(new UserId("ken"), "Ken", Role.Admin);
        var john = new Person(new UserId("john"), "John", Role.User);
        var rows = Enumerable.Range(0, HistoryExport.Chunk + 5)
            .Select(index => Attempt.From(Facts.Talked(john, ken, Facts.Now.AddSeconds(-index)), _ => false)).ToList();
        using var stream = new MemoryStream();
        await HistoryExport.WriteAsync(
            stream,
            before => Task.FromResult(rows.Where(row => before is null || row.CallId < before).Take(HistoryExport.Chunk).ToList()),
            CancellationToken.None);
        var lines = Encoding.UTF8.GetString(stream.ToArray()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        lines[0].ShouldStartWith("call_id,caller_id,caller_name");
        lines.Skip(1).Select(line => Guid.Parse(line.Split(',')[0])).ShouldBe(rows.Select(row => row.CallId));
    }

    private static string Record(string? field)
    {
        var text = new StringBuilder();
        text.AppendRecord(field);
        return text.ToString();
    }
}
