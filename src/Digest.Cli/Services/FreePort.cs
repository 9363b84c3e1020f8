using System.Net;
using System.Net.Sockets;

namespace Digest.Cli.Services;

/// <summary>Finds ports of 127.0.0.1 that nothing listens on.</summary>
internal static class FreePort
{
    /// <summary>The preferred port if it is free, else one that the system chooses.</summary>
    public static int Choose(int? preferred = null) => preferred is { } port && Try(port) is { } same ? same : Try(0)!.Value;

    private static int? Try(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return ((IPEndPoint)listener.LocalEndpoint).Port;
        }
        catch (SocketException)
        {
            return null;
        }
    }
}
