using System.Net;
using System.Net.Sockets;

namespace Digest.Cli.Services;

/// <summary>Finds ports of 127.0.0.1 that nothing listens on, for a listener that starts later.</summary>
internal static class FreePort
{
    // Below what Linux (32768 on), Windows and macOS (49152 on) hand out by themselves: a port of theirs that is free now
    // may be the local end of somebody's connection a second later.
    private const int First = 20_000;
    private const int Last = 32_767;
    private const int Attempts = 1_000;

    /// <summary>The preferred port if it is free, else one that no connection will be given meanwhile.</summary>
    /// <exception cref="IOException">No port is free.</exception>
    public static int Choose(int? preferred = null)
    {
        if (preferred is >= First and <= Last && IsFree(preferred.Value))
            return preferred.Value;
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var port = Random.Shared.Next(First, Last + 1);
            if (IsFree(port))
                return port;
        }

        throw new IOException($"No port of 127.0.0.1 between {First} and {Last} is free. End what listens there, then try again.");
    }

    private static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
