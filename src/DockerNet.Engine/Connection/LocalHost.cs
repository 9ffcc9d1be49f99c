using System;
using System.IO;
using System.Linq;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using DockerNet.Wiring;

namespace DockerNet.Engine.Connection;

/// <summary>
/// Looks at the host of an engine that runs on this computer, perhaps with a network of its own: as the engine's process
/// sees it.
/// </summary>
internal static class LocalHost
{
    private const int SocketLevel = 1;
    private const int PeerCredentials = 17;
    private const int CredentialSize = 12;

    // What forwards a socket to an engine elsewhere has another name.
    private static readonly string[] s_engines = ["dockerd", "systemd", "init"];

    /// <summary>Reads the host's routes.</summary>
    /// <param name="address">The engine's address.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>The routes, in the kernel's words; null when the engine is not on this computer.</returns>
    public static async Task<string?> ReadRoutesAsync(Uri address, CancellationToken token)
    {
        if (!OperatingSystem.IsLinux() || address.Scheme != "unix")
        {
            return null;
        }

        try
        {
            string process = $"/proc/{await OwnerAsync(address.LocalPath, token).ConfigureAwait(false)}";
            string name = await File.ReadAllTextAsync($"{process}/comm", token).ConfigureAwait(false);
            return s_engines.Contains(name.Trim())
                ? string.Join('\n', RouteTable.Files.Select(file => Path.Combine(process, file)).Where(File.Exists).Select(File.ReadAllText))
                : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or SocketException)
        {
            return null;
        }
    }

    // The kernel tells who listens at the other end of a socket.
    private static async Task<int> OwnerAsync(string path, CancellationToken token)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), token).ConfigureAwait(false);
        byte[] credentials = new byte[CredentialSize];
        socket.GetRawSocketOption(SocketLevel, PeerCredentials, credentials);
        return BitConverter.ToInt32(credentials);
    }
}
