using Calling.CallHistory.Retention;
using Calling.Contracts.Calls;

namespace Calling.CallHistory.Tests.Retention;

public sealed class MonthTests
{
    [Fact]
    public void December_is_followed_by_January_of_the_next_year() => new Month(2026, 12).Next.ShouldBe(new Month(2027, 1));

    [Fact]
    public void A_partition_names_its_month_and_nothing_else_does()
    {
        new Month(2027, 3).Partition.ShouldBe("call_attempts_2027_03");
        Month.FromPartition("call_attempts_2027_03").ShouldBe(new Month(2027, 3));
        Month.FromPartition("call_attempts_default").ShouldBeNull();
        Month.FromPartition("missed_calls").ShouldBeNull();
    }

    [Fact]
    public void The_last_call_of_a_month_is_in_it_and_the_first_of_the_next_is_not()
    {
        var month = new Month(2026, 11);
        var last = CallId.New(month.Next.Start.AddMilliseconds(-1)).Value;
        var first = CallId.New(month.Next.Start).Value;
        (last >= month.FirstId && last < month.Next.FirstId).ShouldBeTrue();
        (first < month.Next.FirstId).ShouldBeFalse();
    }
}
