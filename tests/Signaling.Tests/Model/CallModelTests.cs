using FsCheck;
using FsCheck.Fluent;

namespace Calling.Signaling.Tests.Model;

/// <summary>Random interleavings. A failure prints the seed and the shortest course that fails; FsCheck replays it.</summary>
public sealed class CallModelTests
{
    [Fact]
    public void Whatever_three_people_do_each_call_ends_once_with_one_record_and_no_claim_left() =>
        Prop.ForAll(
            ArbMap.Default.ArbFor<NonNegativeInt[]>().Filter(moves => moves.Length > 0),
            moves => PlayAsync([.. moves.Select((move, index) => (move.Get * 7919) + (index * 104729))]).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(10_000).WithStartSize(10).WithEndSize(80));

    private static async Task<bool> PlayAsync(int[] moves)
    {
        var store = new ModelStore();
        var world = new CallWorld(store);
        await world.PlayAsync(moves);
        CallInvariants.Check(await store.LoadAsync(world.Calls), store.Events);
        store.Claims.ShouldBe(0);
        store.Deadlines.ShouldBe(0);
        return true;
    }
}
