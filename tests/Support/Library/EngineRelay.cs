using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace DockerNet.Testing;

/// <summary>Makes an engine's socket answer on a port, as the engine of another computer would.</summary>
public sealed class EngineRelay : IDisposable
{
    private readonly TcpListener _listener;

    /// <summary>Begins to listen, on the one address that the neighbour can reach and nobody else.</summary>
    public EngineRelay(string socket, string neighbour)
    {
        string network = neighbour[..(neighbour.LastIndexOf('.') + 1)];
        IPAddress address = NetworkInterface.GetAllNetworkInterfaces()
            .SelectMany(card => card.GetIPProperties().UnicastAddresses)
            .Select(unicast => unicast.Address)
            .First(own => own.ToString().StartsWith(network, StringComparison.Ordinal));
        _listener = new TcpListener(address, 0);
        _listener.Start();
        _ = AcceptAsync(socket);
    }

    // Not the address of the loopback, by which it would be known for this computer's.
    public string Host => $"tcp://{_listener.LocalEndpoint}";

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync(string socket)
    {
        try
        {
            while (true)
            {
                _ = RelayAsync(await _listener.AcceptTcpClientAsync().ConfigureAwait(false), socket);
            }
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // That was all.
        }
    }

    private static async Task RelayAsync(TcpClient client, string path)
    {
        using var engine = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        using (client)
        {
            await engine.ConnectAsync(new UnixDomainSocketEndPoint(path)).ConfigureAwait(false);
            using var inner = new NetworkStream(engine);
            NetworkStream outer = client.GetStream();
            await Task.WhenAny(inner.CopyToAsync(outer), outer.CopyToAsync(inner)).ConfigureAwait(false);
        }
    }
}
