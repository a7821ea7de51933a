using Calling.Contracts.Calls;
using Calling.Contracts.People;
using Calling.Contracts.Presence;
using Calling.Signaling.Calls;

namespace Calling.Signaling.Tests.Model;

/// <summary>
/// Three people with three devices each, on two replicas. A number is one move: a command that is carried out, one that a replica decided on
/// old data and commits later, one that is sent twice, one whose replica dies between load and save, or time that passes.
/// </summary>
internal sealed class CallWorld(ICallStore store)
{
    private static readonly Person[] s_people =
        [new(new UserId("ken"), "Ken", Role.Admin), new(new UserId("kim"), "Kim", Role.Admin), new(new UserId("john"), "John", Role.User)];

    private readonly CallOptions _options = new();
    private readonly Queue<Func<Task>> _late = new();
    private readonly List<CallId> _calls = [];
    private readonly HashSet<(UserId, DeviceId)> _dead = [];

    public DateTimeOffset Now { get; private set; } = new(2026, 11, 20, 10, 0, 0, TimeSpan.Zero);

    public IReadOnlyList<CallId> Calls => _calls;

    public async Task PlayAsync(IEnumerable<int> moves)
    {
        foreach (var move in moves) await MoveAsync((uint)move);
        while (_late.TryDequeue(out var commit)) await commit();
        // Everybody leaves; the deadlines end what is left.
        for (var second = 0; second < 120; second += 5) await PassAsync(5, everybodyDead: second > 60);
    }

    private async Task MoveAsync(uint move)
    {
        var (kind, rest) = (move % 16, move / 16);
        var person = s_people[rest % 3];
        var device = new DeviceId($"{person.Id}-{rest / 3 % 3}");
        switch (kind)
        {
            case 0 or 1 or 2:
                await StartAsync(person, s_people[(rest + 1 + (rest / 9 % 2)) % 3], device, late: rest / 18 % 4 == 0);
                break;
            case 3:
                await PassAsync((int)(rest / 9 % 12), everybodyDead: false);
                break;
            case 4 when _late.TryDequeue(out var commit):
                await commit();
                break;
            case 5 when rest % 5 == 0:
                _dead.Add((person.Id, device));
                break;
            default:
                await CommandAsync(person, device, kind, rest);
                break;
        }
    }

    private async Task CommandAsync(Person person, DeviceId device, uint kind, uint rest)
    {
        if (_calls.Count == 0) return;
        // Mostly the newest call; sometimes one that is long over.
        var call = _calls[^(int)(1 + (rest / 9 % 4 == 3 ? rest / 36 % _calls.Count : 0))];
        Func<CallSide, CallCommand> command = kind switch
        {
            6 or 7 => side => new CallCommand.AckRinging(side, device),
            8 or 9 => side => new CallCommand.Answer(side, device),
            10 => side => new CallCommand.Decline(side, device),
            11 => side => new CallCommand.HangUp(side, device),
            12 or 13 => side => new CallCommand.MediaConnected(side, device),
            14 => side => new CallCommand.MediaLost(side, device),
            _ => side => new CallCommand.DeviceLeft(side, device),
        };
        switch (rest / 27 % 5)
        {
            case 0:
                await DecideLateAsync(call, person.Id, command);
                break;
            case 1:
                await DoAsync(call, person.Id, command);
                await DoAsync(call, person.Id, command);
                break;
            case 2 when rest % 7 == 0:
                // The replica dies between load and save: nothing happened.
                await store.LoadAsync(call);
                break;
            default:
                await DoAsync(call, person.Id, command);
                break;
        }
    }

    private async Task StartAsync(Person caller, Person callee, DeviceId device, bool late)
    {
        var facts = new StartFacts(caller, callee, ContactPolicy.UsersToAdmins, await store.LiveCallOfAsync(caller.Id), await store.LiveCallOfAsync(callee.Id), PresenceStatus.Online);
        switch (new CallStart(_options).Decide(facts, new InitiateRequest(callee.Id, CallType.Audio, device), Now))
        {
            case StartDecision.AnswerInstead glare:
                await DoAsync(glare.Call.Id, call => new CallMachine(_options).AnswerByGlare(call, new CallCommand.Answer(CallSide.Callee, device), Now));
                break;
            case StartDecision.Started started when late:
                _late.Enqueue(() => CommitStartAsync(started));
                break;
            case StartDecision.Started started:
                await CommitStartAsync(started);
                break;
        }
    }

    private async Task CommitStartAsync(StartDecision.Started started)
    {
        var result = await store.CommitAsync(CallCommit.New(started.Call, started.Events));
        if (result.Outcome is CommitOutcome.Committed) _calls.Add(started.Call.Id);
    }

    private Task DoAsync(CallId id, UserId user, Func<CallSide, CallCommand> command) =>
        DoAsync(id, call => call.SideOf(user) is { } side ? new CallMachine(_options).Decide(call, command(side), Now) : new CallDecision.Unchanged(call));

    private async Task DoAsync(CallId id, Func<Call, CallDecision> decide)
    {
        while (await store.LoadAsync(id) is { } call && decide(call) is CallDecision.Accepted accepted)
        {
            if ((await store.CommitAsync(CallCommit.Following(call, accepted))).Outcome is CommitOutcome.Committed) return;
        }
    }

    private async Task DecideLateAsync(CallId id, UserId user, Func<CallSide, CallCommand> command)
    {
        if (await store.LoadAsync(id) is not { } call || call.SideOf(user) is not { } side) return;
        if (new CallMachine(_options).Decide(call, command(side), Now) is CallDecision.Accepted stale)
            _late.Enqueue(async () => await store.CommitAsync(CallCommit.Following(call, stale)));
    }

    private async Task PassAsync(int seconds, bool everybodyDead)
    {
        Now = Now.AddSeconds(seconds);
        foreach (var (kind, id) in await store.TakeDueAsync(Now))
        {
            CallCommand? command = kind switch
            {
                DeadlineKind.Ring => new CallCommand.RingExpired(),
                DeadlineKind.Connect => new CallCommand.ConnectExpired(),
                DeadlineKind.Media => new CallCommand.MediaExpired(),
                DeadlineKind.Lease => await LookAsync(id, everybodyDead),
            };
            await DoAsync(id, call => new CallMachine(_options).Decide(call, command, Now));
        }
    }

    private async Task<CallCommand> LookAsync(CallId id, bool everybodyDead)
    {
        var call = await store.LoadAsync(id);
        bool Alive(Participant who) => !everybodyDead && (who.Device is not { } device || !_dead.Contains((who.Id, device)));
        return new CallCommand.LeasesChecked(Alive(call!.Caller), Alive(call.Callee), null);
    }
}
