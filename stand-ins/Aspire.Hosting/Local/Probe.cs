using System.Net;
using System.Net.Sockets;

namespace Aspire.Hosting.Local;

/// <summary>Asks a server over TCP whether it is there.</summary>
internal static class Probe
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(2);

    public static async Task<bool> AcceptsAsync(int port, CancellationToken cancel) => await AnswersAsync(port, ReadOnlyMemory<byte>.Empty, _ => true, cancel);

    /// <summary>Sends some bytes and looks at the first that come back.</summary>
    public static async Task<bool> AnswersAsync(int port, ReadOnlyMemory<byte> question, Func<byte[], bool> isRight, CancellationToken cancel)
    {
        using var within = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        within.CancelAfter(s_patience);
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, port, within.Token);
            if (question.Length == 0) return true;
            await client.GetStream().WriteAsync(question, within.Token);
            var buffer = new byte[64];
            var read = await client.GetStream().ReadAsync(buffer, within.Token);
            return read > 0 && isRight(buffer[..read]);
        }
        catch (Exception exception) when (exception is SocketException or IOException or OperationCanceledException)
        {
            cancel.ThrowIfCancellationRequested();
            return false;
        }
    }
}
