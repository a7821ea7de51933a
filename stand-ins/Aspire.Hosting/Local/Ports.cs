using System.Net;
using System.Net.Sockets;

namespace Aspire.Hosting.Local;

/// <summary>Free ports of this machine, below those that the system gives to clients, so that none is taken between choice and use.</summary>
internal static class Ports
{
    private const int From = 20000;
    private const int To = 32000;

    private static readonly Lock s_gate = new();
    private static readonly HashSet<int> s_given = [];

    public static int Free()
    {
        lock (s_gate)
        {
            while (true)
            {
                var port = Random.Shared.Next(From, To);
                if (IsFree(port) && s_given.Add(port)) return port;
            }
        }
    }

    public static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.ExclusiveAddressUse = true;
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
