using System.Text.Json.Serialization;
using Calling.Contracts.People;

namespace Calling.Contracts.Presence;

/// <summary>A person's presence as somebody who may see them gets it: <c>GET /api/status/user/{id}</c> and the hub.</summary>
/// <param name="LastSeen">UTC; when the person was last active. Null: never.</param>
/// <param name="Until">UTC; when the manual choice ends. Null: no choice, or one without end.</param>
/// <param name="Message">The person's own words beside a manual choice, at most 140 characters.</param>
/// <param name="Version">Grows by one with each change; a view with a lower version than one already held is old.</param>
public sealed record PresenceView(
    UserId UserId,
    string Name,
    PresenceStatus Status,
    DateTimeOffset? LastSeen,
    DateTimeOffset? Until,
    string? Message,
    long Version);

/// <param name="Active">True: the person used this device since the last heartbeat.</param>
/// <param name="Closing">True: the device goes away now (beacon of a closing tab, sign-out).</param>
/// <param name="Device">What the device is; shown to admins.</param>
public sealed record HeartbeatRequest([property: JsonRequired] DeviceId DeviceId, bool Active = false, DeviceInfo? Device = null, bool Closing = false);

/// <summary>Both at most 64 characters, for example "Firefox 140" and "Windows".</summary>
public sealed record DeviceInfo(string? Browser, string? System);

public sealed record HeartbeatAnswer(PresenceStatus Status, DateTimeOffset ServerTime);

/// <param name="Until">UTC, in the future; the choice ends by itself then.</param>
/// <param name="Message">At most 140 characters.</param>
public sealed record StatusUpdateRequest([property: JsonRequired] ManualStatus Status, DateTimeOffset? Until = null, string? Message = null);

/// <summary>The person signs out on this device: <c>POST /api/status/leave</c>.</summary>
public sealed record LeaveRequest([property: JsonRequired] DeviceId DeviceId);

/// <summary>A person's devices, for admins: <c>GET /api/status/user/{id}/devices</c>.</summary>
public sealed record DeviceView(DeviceId DeviceId, DateTimeOffset LastActive, DeviceInfo? Device);
