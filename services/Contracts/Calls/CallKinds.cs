namespace Calling.Contracts.Calls;

public enum CallType
{
    Audio,
    Video,
}

/// <summary>The state that people see. The diagram and all rules stand in Signaling's CallMachine.</summary>
public enum CallState
{
    /// <summary>No device of the callee has said yet that it rings.</summary>
    Calling,

    /// <summary>At least one device rings.</summary>
    Ringing,

    /// <summary>Answered; the two devices negotiate media.</summary>
    Connecting,

    /// <summary>Media flows.</summary>
    Connected,

    /// <summary>A side lost its media or its page; 30 s are allowed.</summary>
    Reconnecting,

    /// <summary>Over, with an outcome and a cause. Nothing follows.</summary>
    Ended,
}

/// <summary>How an attempt ended, as history keeps it.</summary>
public enum CallOutcome
{
    /// <summary>The two talked and one of them hung up.</summary>
    Completed,

    /// <summary>The callee was not reached; the cause says why. They see a missed call.</summary>
    Missed,

    /// <summary>The callee said no.</summary>
    Declined,

    /// <summary>The caller gave up first. The callee sees a missed call.</summary>
    Cancelled,

    /// <summary>Answered, but media never flowed.</summary>
    Failed,

    /// <summary>The two talked until one side vanished.</summary>
    Dropped,
}

/// <summary>Why a call ended.</summary>
public enum EndCause
{
    HungUp,
    Declined,
    Cancelled,
    NoAnswer,
    Busy,

    /// <summary>The callee does not want to be disturbed.</summary>
    Dnd,
    Offline,

    /// <summary>Media did not flow within 20 s of the answer.</summary>
    ConnectTimeout,

    /// <summary>30 s without media.</summary>
    MediaLost,

    /// <summary>A side's device gave no sign of life.</summary>
    DeviceLost,

    /// <summary>An account was disabled, or an admin ended the call.</summary>
    EndedByAdmin,
}

/// <summary>Why somebody missed a call, as the missed-call list says it.</summary>
public enum MissedReason
{
    NoAnswer,
    Busy,
    Dnd,
    Offline,
    Cancelled,
}

/// <summary>The two sides of a call.</summary>
public enum CallSide
{
    Caller,
    Callee,
}

/// <summary>What a signal carries between the two devices.</summary>
public enum SignalKind
{
    /// <summary>SDP, RFC 8829.</summary>
    Offer,

    /// <summary>SDP, RFC 8829.</summary>
    Answer,

    /// <summary>One ICE candidate as the browser's JSON; an empty one ends a generation (RFC 8838).</summary>
    Candidate,
}

/// <summary>The connection in one word, from round trip, loss and jitter.</summary>
public enum QualityGrade
{
    Good,
    Fair,
    Poor,
}
