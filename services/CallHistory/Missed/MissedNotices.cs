using Calling.CallHistory.Data;
using Calling.Contracts.History;
using Calling.Contracts.Hub;
using Microsoft.AspNetCore.SignalR;
using Microsoft.EntityFrameworkCore;

namespace Calling.CallHistory.Missed;

/// <summary>
/// Tells people, on whatever node their devices are, what is true after a commit. At most once: who misses it reads it when the list is
/// next shown. So a notice that fails must not make a fact be written again.
/// </summary>
internal sealed partial class MissedNotices(
    IHubContext<CallingHub, ICallingClient> hub, IServiceScopeFactory scopes, ILogger<MissedNotices> logger)
{
    /// <summary>The callees of these missed calls: the new one for the toast, with the true count.</summary>
    public Task MissedAsync(Guid[] ids) => TryAsync(async access =>
    {
        var rows = await access.RecordAsync(context => context.Missed.Where(row => ids.Contains(row.Id)).ToListAsync(), CancellationToken.None);
        var counts = await CountUnseenAsync(access, [.. rows.Select(row => row.CalleeId)]);
        foreach (var row in rows.Where(row => row.SeenAt is null).OrderBy(row => row.Id)) await TellAsync(row.CalleeId, counts, row.ToView());
        if (rows.Exists(row => row.CalleeIsAdmin)) await TellAdminsAsync(access);
    });

    /// <summary>The owners of missed calls that resolved themselves.</summary>
    public Task ResolvedAsync(IReadOnlyList<ResolvedCall> resolved) => resolved.Count == 0 ? Task.CompletedTask : TryAsync(async access =>
    {
        string[] owners = [.. resolved.Select(call => call.CalleeId).Distinct(StringComparer.Ordinal)];
        var counts = await CountUnseenAsync(access, owners);
        foreach (var owner in owners) await TellAsync(owner, counts, missed: null);
        if (resolved.Any(call => call.CalleeIsAdmin)) await TellAdminsAsync(access);
    });

    /// <summary>All devices of a person who marked something as seen.</summary>
    public Task SeenAsync(string owner, int unseen) =>
        TryAsync(_ => hub.Clients.User(owner).MissedCallsChanged(new MissedNotice(unseen, null)));

    /// <summary>All admins, after one of them changed the inbox.</summary>
    public Task InboxChangedAsync() => TryAsync(TellAdminsAsync);

    private Task TellAsync(string owner, Dictionary<string, int> counts, MissedCall? missed) =>
        hub.Clients.User(owner).MissedCallsChanged(new MissedNotice(counts.GetValueOrDefault(owner), missed));

    private async Task TellAdminsAsync(HistoryAccess access)
    {
        var open = await access.RecordAsync(
            context => context.Missed.CountAsync(row => row.CalleeIsAdmin && row.State == InboxState.Open), CancellationToken.None);
        await hub.Clients.Group(HubGroups.Admins).InboxChanged(new InboxNotice(open));
    }

    private static Task<Dictionary<string, int>> CountUnseenAsync(HistoryAccess access, string[] owners) => access.RecordAsync(
        context => context.Missed
            .Where(row => owners.Contains(row.CalleeId) && row.SeenAt == null)
            .GroupBy(row => row.CalleeId)
            .Select(group => new { Owner = group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Owner, group => group.Count, StringComparer.Ordinal),
        CancellationToken.None);

    private async Task TryAsync(Func<HistoryAccess, Task> tell)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await tell(scope.ServiceProvider.GetRequiredService<HistoryAccess>());
        }
        catch (Exception exception)
        {
            LogNotTold(exception);
        }
    }

    [LoggerMessage(LogLevel.Warning, "People were not told of missed calls that changed; they see it when they next look.")]
    private partial void LogNotTold(Exception exception);
}
