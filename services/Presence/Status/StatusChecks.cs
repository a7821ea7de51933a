using Calling.Contracts.Errors;
using Calling.Contracts.Presence;

namespace Calling.Presence.Status;

/// <summary>What a request may hold. Null: it is in order.</summary>
internal static class StatusChecks
{
    private const int MaxMessage = 140;
    private const int MaxAbout = 64;

    private static readonly TimeSpan s_longestChoice = TimeSpan.FromDays(30);

    public static CallError? Check(HeartbeatRequest request) =>
        request.Device is { Browser.Length: > MaxAbout } or { System.Length: > MaxAbout } ? Invalid($"Device information is at most {MaxAbout} characters.") : null;

    public static CallError? Check(StatusUpdateRequest request, DateTimeOffset now)
    {
        if (!Enum.IsDefined(request.Status)) return Invalid("There is no such status.");
        if (request.Until <= now) return Invalid("until must be in the future.");
        if (request.Until > now + s_longestChoice) return Invalid($"until is at most {s_longestChoice.TotalDays:0} days ahead.");
        if (request.Message is { Length: > MaxMessage }) return Invalid($"message is at most {MaxMessage} characters.");
        return request.Message?.Any(char.IsControl) is true ? Invalid("message is one line of text.") : null;
    }

    private static CallError Invalid(string why) => CallError.InvalidRequest.Because(why);
}
