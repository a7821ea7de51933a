using System.Security.Claims;
using Calling.Contracts;
using Calling.ServiceDefaults.Tokens;
using Microsoft.EntityFrameworkCore;

namespace Calling.CallHistory.Data;

/// <summary>
/// The only door to the tables. Every piece of work is a transaction that first takes on a role and, for a person, says who asks: then
/// row-level security decides what there is. Both end with the transaction, so a pooled connection carries nothing to the next person.
/// </summary>
internal sealed class HistoryAccess(HistoryContext context)
{
    /// <summary>Reads what <paramref name="user"/> may see.</summary>
    public Task<T> ReadAsync<T>(ClaimsPrincipal user, Func<HistoryContext, Task<T>> work, CancellationToken cancel) =>
        DoAsync("calling_reader", user.UserId().Value, Wire.Name(user.Role()), work, cancel);

    /// <summary>Reads, and changes what <paramref name="user"/> may change.</summary>
    public Task<T> ActAsync<T>(ClaimsPrincipal user, Func<HistoryContext, Task<T>> work, CancellationToken cancel) =>
        DoAsync("calling_actor", user.UserId().Value, Wire.Name(user.Role()), work, cancel);

    /// <summary>Writes facts, and removes old ones, on nobody's behalf.</summary>
    public Task<T> RecordAsync<T>(Func<HistoryContext, Task<T>> work, CancellationToken cancel) =>
        DoAsync("calling_recorder", "", "", work, cancel);

    private async Task<T> DoAsync<T>(string role, string user, string userRole, Func<HistoryContext, Task<T>> work, CancellationToken cancel)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancel);
        // As SET LOCAL ROLE does; all three in one round trip.
        await context.Database.ExecuteSqlAsync(
            $"SELECT set_config('role', {role}, true), set_config('calling.user_id', {user}, true), set_config('calling.role', {userRole}, true)",
            cancel);
        var result = await work(context);
        await transaction.CommitAsync(cancel);
        return result;
    }
}
