using Calling.Contracts.Calls;
using Calling.Contracts.Events;
using Calling.Contracts.People;
using Calling.Signaling.Calls;

namespace Calling.Signaling.Tests.Model;

/// <summary>What commit.lua promises, in a dozen lines: the specification that the store on Redis is held against.</summary>
internal sealed class ModelStore : ICallStore
{
    private readonly Dictionary<CallId, Call> _calls = [];
    private readonly Dictionary<UserId, CallId> _claims = [];
    private readonly Dictionary<(DeadlineKind Kind, CallId Call), DateTimeOffset> _deadlines = [];
    private readonly Dictionary<(UserId User, string Command), CallId> _commands = [];

    public List<ICallEvent> Events { get; } = [];

    public int Claims => _claims.Count;

    public int Deadlines => _deadlines.Count;

    public Task<Call?> LoadAsync(CallId call) => Task.FromResult(_calls.GetValueOrDefault(call));

    public Task<IReadOnlyList<Call>> LoadAsync(IReadOnlyCollection<CallId> calls) =>
        Task.FromResult<IReadOnlyList<Call>>([.. calls.Select(call => _calls.GetValueOrDefault(call)).OfType<Call>()]);

    public Task<Call?> LiveCallOfAsync(UserId user) => Task.FromResult(_claims.TryGetValue(user, out var id) ? _calls[id] : null);

    public Task<IReadOnlyList<CallId>> LiveCallsAsync() =>
        Task.FromResult<IReadOnlyList<CallId>>([.. _calls.Values.Where(call => call.IsLive).Select(call => call.Id)]);

    public Task<CallId?> FindCommandAsync(UserId user, string commandId) =>
        Task.FromResult<CallId?>(_commands.TryGetValue((user, commandId), out var id) ? id : null);

    public Task<CommitResult> CommitAsync(CallCommit commit, string? commandId = null) => Task.FromResult(Commit(commit, commandId));

    public Task SetLeaseLookAsync(CallId call, DateTimeOffset at)
    {
        if (_deadlines.ContainsKey((DeadlineKind.Lease, call))) _deadlines[(DeadlineKind.Lease, call)] = at;
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<(DeadlineKind Kind, CallId Call)>> TakeDueAsync(DateTimeOffset now)
    {
        (DeadlineKind Kind, CallId Call)[] due = [.. _deadlines.Where(one => one.Value <= now).Select(one => one.Key)];
        foreach (var one in due) _deadlines[one] = now.AddSeconds(3);
        return Task.FromResult<IReadOnlyList<(DeadlineKind Kind, CallId Call)>>(due);
    }

    public Task ForgetDeadlineAsync(DeadlineKind kind, CallId call)
    {
        _deadlines.Remove((kind, call));
        return Task.CompletedTask;
    }

    private CommitResult Commit(CallCommit commit, string? commandId)
    {
        var call = commit.Next;
        if (commandId is not null && _commands.TryGetValue((call.Caller.Id, commandId), out var done)) return new(CommitOutcome.Repeated, done);
        if ((_calls.GetValueOrDefault(call.Id)?.Version ?? 0) != commit.ExpectedVersion) return new(CommitOutcome.OtherVersion, null);
        if (commit.Claims is ClaimChange.Take)
        {
            if (_claims.TryGetValue(call.Caller.Id, out var callers)) return new(CommitOutcome.CallerBusy, callers);
            if (_claims.TryGetValue(call.Callee.Id, out var callees)) return new(CommitOutcome.CalleeBusy, callees);
        }

        _calls[call.Id] = call;
        if (commandId is not null) _commands[(call.Caller.Id, commandId)] = call.Id;
        foreach (var person in new[] { call.Caller.Id, call.Callee.Id })
        {
            if (commit.Claims is ClaimChange.Take) _claims[person] = call.Id;
            else if (commit.Claims is ClaimChange.Free && _claims.TryGetValue(person, out var held) && held == call.Id) _claims.Remove(person);
        }

        foreach (var (kind, at) in commit.Deadlines)
        {
            if (at is { } due) _deadlines[(kind, call.Id)] = due;
            else _deadlines.Remove((kind, call.Id));
        }

        Events.AddRange(commit.Events);
        return new(CommitOutcome.Committed, null);
    }
}
