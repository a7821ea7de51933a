using System.Buffers.Text;

namespace Calling.CallHistory.Paging;

/// <summary>
/// Where a page ended: the last id shown, after a byte that says in which list or section. Opaque to clients. New rows come before it,
/// so going on from it neither repeats nor skips.
/// </summary>
internal readonly record struct Cursor(byte Section, Guid Id)
{
    private const int Size = 17;

    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Size];
        bytes[0] = Section;
        Id.TryWriteBytes(bytes[1..], bigEndian: true, out _);
        return Base64Url.EncodeToString(bytes);
    }

    public static bool TryParse(string text, out Cursor cursor)
    {
        Span<byte> bytes = stackalloc byte[Size + 3];
        cursor = default;
        if (text.Length != Base64Url.GetEncodedLength(Size)
            || !Base64Url.IsValid(text)
            || !Base64Url.TryDecodeFromChars(text, bytes, out var written)
            || written != Size) return false;
        cursor = new Cursor(bytes[0], new Guid(bytes[1..Size], bigEndian: true));
        return true;
    }
}
