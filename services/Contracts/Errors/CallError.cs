namespace Calling.Contracts.Errors;

/// <summary>
/// A refusal: a value, not an exception. Shown as problem details (RFC 9457, member <c>code</c>) over HTTP and as a reply over the hub.
/// This table is all of them.
/// </summary>
/// <param name="Code">Stable name for programs.</param>
/// <param name="Status">HTTP status.</param>
/// <param name="Retryable">True: the same request may succeed a little later.</param>
/// <param name="Message">What happened and what to do, for people.</param>
public sealed record CallError(string Code, int Status, bool Retryable, string Message)
{
    public static readonly CallError InvalidRequest = new("invalid_request", 400, false, "The request is not valid.");
    public static readonly CallError MalformedJson = new("malformed_json", 400, false, "The body is not the JSON that this endpoint takes.");
    public static readonly CallError SelfCall = new("self_call", 400, false, "You cannot call yourself.");
    public static readonly CallError Unauthenticated = new("unauthenticated", 401, false, "Sign in first.");
    public static readonly CallError BadCredentials = new("bad_credentials", 401, false, "The user name or the password is wrong.");
    public static readonly CallError Forbidden = new("forbidden", 403, false, "You may not do this.");
    public static readonly CallError RegistrationClosed = new("registration_closed", 403, false, "Registration is closed. Ask an admin for an account.");
    public static readonly CallError UnknownPerson = new("unknown_person", 404, false, "There is nobody with this id whom you may see.");
    public static readonly CallError UnknownCall = new("unknown_call", 404, false, "There is no such call of yours.");
    public static readonly CallError NotFound = new("not_found", 404, false, "There is nothing here.");
    public static readonly CallError MethodNotAllowed = new("method_not_allowed", 405, false, "This address does not take this method.");
    public static readonly CallError AlreadyInCall = new("already_in_call", 409, false, "You are in a call already. End it first.");
    public static readonly CallError AnsweredElsewhere = new("answered_elsewhere", 409, false, "The call was answered on another device.");
    public static readonly CallError CallOver = new("call_over", 409, false, "The call is over.");
    public static readonly CallError NotRinging = new("not_ringing", 409, false, "The call does not ring any more.");
    public static readonly CallError NotAnswered = new("not_answered", 409, false, "The call is not answered yet.");
    public static readonly CallError WrongSide = new("wrong_side", 409, false, "Only the other side of the call can do this.");
    public static readonly CallError WrongDevice = new("wrong_device", 409, false, "The call runs on another device of yours.");
    public static readonly CallError NameTaken = new("name_taken", 409, false, "This user name is taken. Choose another.");
    public static readonly CallError AlreadyClaimed = new("already_claimed", 409, false, "Somebody else takes care of this one.");
    public static readonly CallError Conflict = new("conflict", 409, true, "Somebody else changed this at the same moment. Try again.");
    public static readonly CallError TooLarge = new("too_large", 413, false, "The request is too large.");
    public static readonly CallError UnsupportedMediaType = new("unsupported_media_type", 415, false, "Send application/json.");
    public static readonly CallError RateLimited = new("rate_limited", 429, true, "Too many requests. Wait a moment.");
    public static readonly CallError Unexpected = new("unexpected", 500, true, "Something went wrong on our side.");
    public static readonly CallError Unavailable = new("unavailable", 503, true, "The service is away for a moment. Try again.");

    /// <summary>The same refusal with words that fit the case.</summary>
    public CallError Because(string message) => this with { Message = message };
}
