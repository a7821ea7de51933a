using Calling.Contracts.Calls;
using Calling.Contracts.People;
using Calling.Signaling.Calls;

namespace Calling.Signaling.Tests.Calls;

/// <summary>Calls in each state, made by the machine itself: John calls Ken from his phone; Ken has a laptop and a phone.</summary>
internal static class A
{
    public static readonly DateTimeOffset Now = new(2026, 11, 20, 10, 0, 0, TimeSpan.Zero);
    public static readonly Person John = new(new UserId("john_doe"), "John Doe", Role.User);
    public static readonly Person Jane = new(new UserId("jane_smith"), "Jane Smith", Role.User);
    public static readonly Person Ken = new(new UserId("ken"), "Ken Tse", Role.Admin);
    public static readonly DeviceId JohnsPhone = new("johns-phone");
    public static readonly DeviceId KensLaptop = new("kens-laptop");
    public static readonly DeviceId KensPhone = new("kens-phone");
    public static readonly CallOptions Options = new();
    public static readonly CallMachine Machine = new(Options);

    public static Call Calling() => ((StartDecision.Started)new CallStart(Options).Decide(
        new StartFacts(John, Ken, ContactPolicy.UsersToAdmins, null, null, Contracts.Presence.PresenceStatus.Online),
        new InitiateRequest(Ken.Id, CallType.Audio, JohnsPhone),
        Now)).Call;

    public static Call Ringing() => Calling().Then(new CallCommand.AckRinging(CallSide.Callee, KensLaptop), 1).Then(new CallCommand.AckRinging(CallSide.Callee, KensPhone), 1);

    public static Call Connecting() => Ringing().Then(new CallCommand.Answer(CallSide.Callee, KensLaptop), 5);

    public static Call Connected() => Connecting().Then(new CallCommand.MediaConnected(CallSide.Caller, JohnsPhone), 6);

    public static Call Reconnecting() => Connected().Then(new CallCommand.MediaLost(CallSide.Caller, JohnsPhone), 20);

    public static Call Ended() => Connected().Then(new CallCommand.HangUp(CallSide.Caller, JohnsPhone), 66);

    public static Call In(CallState state) => state switch
    {
        CallState.Calling => Calling(),
        CallState.Ringing => Ringing(),
        CallState.Connecting => Connecting(),
        CallState.Connected => Connected(),
        CallState.Reconnecting => Reconnecting(),
        CallState.Ended => Ended(),
    };

    /// <summary>The call after a command that must be accepted, some seconds after the start.</summary>
    public static Call Then(this Call call, CallCommand command, double second) => call.Decide(command, second).ShouldBeOfType<CallDecision.Accepted>().Next;

    public static CallDecision Decide(this Call call, CallCommand command, double second = 100) =>
        Machine.Decide(call, command, Now.AddSeconds(second));
}
