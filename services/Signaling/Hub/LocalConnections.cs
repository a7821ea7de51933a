using System.Collections.Concurrent;
using Calling.Contracts.People;
using Microsoft.AspNetCore.SignalR;

namespace Calling.Signaling.Hub;

/// <param name="Session">Claim sid; null for programs without a session.</param>
internal sealed record LocalConnection(UserId User, DeviceId Device, string? Session, HubCallerContext Context);

/// <summary>The sockets that this node holds. Safe for use by many threads at once.</summary>
internal sealed class LocalConnections
{
    private readonly ConcurrentDictionary<string, LocalConnection> _all = new(StringComparer.Ordinal);

    public int Count => _all.Count;

    public IReadOnlyCollection<LocalConnection> All => [.. _all.Values];

    public void Add(LocalConnection connection) => _all[connection.Context.ConnectionId] = connection;

    public void Remove(string connectionId) => _all.TryRemove(connectionId, out _);

    public LocalConnection? Find(string connectionId) => _all.GetValueOrDefault(connectionId);
}
