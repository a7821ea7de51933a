using System.Text.Json.Serialization;

namespace Calling.Contracts.Presence;

/// <summary>What others see. Wire names: online, away, busy, do-not-disturb, in_call, offline.</summary>
public enum PresenceStatus
{
    Offline,
    Online,
    Away,
    Busy,
    [JsonStringEnumMemberName("do-not-disturb")]
    DoNotDisturb,
    InCall,
}

/// <summary>What a person may choose by hand. Auto clears the choice; AppearOffline shows offline while signed in.</summary>
public enum ManualStatus
{
    Auto,
    Online,
    Away,
    Busy,
    [JsonStringEnumMemberName("do-not-disturb")]
    DoNotDisturb,
    AppearOffline,
}
