namespace Calling.CallHistory.Data;

/// <summary>UUIDs of version 7 begin with their time in milliseconds, so a moment is a border between ids (RFC 9562, section 5.7).</summary>
internal static class TimeIds
{
    /// <summary>The lowest id that a call started at <paramref name="time"/> can have.</summary>
    public static Guid First(DateTimeOffset time)
    {
        Span<byte> bytes = stackalloc byte[16];
        bytes.Clear();
        var milliseconds = Math.Max(0, time.ToUnixTimeMilliseconds());
        for (var index = 5; index >= 0; index--, milliseconds >>= 8) bytes[index] = (byte)milliseconds;
        return new Guid(bytes, bigEndian: true);
    }
}
