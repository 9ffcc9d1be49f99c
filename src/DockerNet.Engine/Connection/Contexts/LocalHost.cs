using System.Net.Sockets;
using System.Runtime.InteropServices;
using DockerNet.Wiring;
using DockerNet.Workflows;

namespace DockerNet.Engine.Connection;

/// <summary>
/// Looks at the host of an engine that runs on this computer, perhaps with a network of its own: as the engine's process
/// sees it.
/// </summary>
internal static class LocalHost
{
    private const string EngineProgram = "dockerd";
    private const string DefaultSocket = "/var/run/docker.sock";
    private const string DefaultProcessFile = "/var/run/docker.pid";
    private const string LinkSetting = "DOCKER_KEEP_DEPRECATED_LEGACY_LINKS_ENV_VARS=1";
    private const int SocketLevel = 1;
    private const int PeerCredentials = 17;

    // Process, user and group, each a number of four bytes.
    private const int CredentialsSize = 12;

    /// <summary>Finds the engine's process.</summary>
    /// <param name="address">The engine's address.</param>
    /// <returns>Its number; null when the engine is not on this computer, or it is not certain which one it is.</returns>
    public static int? EngineProcess(Uri address)
    {
        if (!OperatingSystem.IsLinux() || address.Scheme != "unix")
        {
            return null;
        }

        try
        {
            // A process that is not the engine, such as one that forwards the socket, has a network of its own.
            int listener = Listener(address.LocalPath);
            return IsEngine(listener) ? listener
                // When the system's own first process holds the socket, the engine of the same place has a file of its own.
                : listener == 1 && Path.GetFullPath(address.LocalPath) is DefaultSocket or "/run/docker.sock"
                    && int.TryParse(SmallFile.ReadText(DefaultProcessFile), out int process) && IsEngine(process) ? process
                : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or SocketException)
        {
            return null;
        }
    }

    /// <summary>Reads the host's routes.</summary>
    /// <param name="address">The engine's address.</param>
    /// <returns>The routes, in the kernel's words; null when the engine is not on this computer.</returns>
    public static string? ReadRoutes(Uri address)
    {
        try
        {
            return EngineProcess(address) is int process
                ? string.Join('\n', RouteTable.Files
                    .Select(file => Path.Combine($"/proc/{process}", file))
                    .Where(File.Exists)
                    .Select(static file => SmallFile.ReadText(file)))
                : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Looks at what the engine does not tell itself.</summary>
    /// <param name="address">The engine's address.</param>
    /// <returns>What is seen.</returns>
    public static LocalFacts Look(Uri address) => EngineProcess(address) is int process
        ? new(HasIPv6($"/proc/{process}/net"), HasVariable($"/proc/{process}/environ", LinkSetting))
        : default;

    // Who may not look there sees nothing at all. A kernel that was started without IPv6 has no list of its addresses.
    private static bool? HasIPv6(string network) => File.Exists($"{network}/dev") ? File.Exists($"{network}/if_inet6") : null;

    private static bool? HasVariable(string file, string setting)
    {
        try
        {
            return SmallFile.ReadText(file).Split('\0').Contains(setting);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    // The kernel tells who listens at the other end of a socket.
    private static int Listener(string path)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Connect(new UnixDomainSocketEndPoint(path));
        Span<byte> credentials = stackalloc byte[CredentialsSize];
        int length = socket.GetRawSocketOption(SocketLevel, PeerCredentials, credentials);
        return length == CredentialsSize ? MemoryMarshal.Read<int>(credentials) : 0;
    }

    private static bool IsEngine(int process) =>
        process > 0 && File.Exists($"/proc/{process}/comm")
        && SmallFile.ReadText($"/proc/{process}/comm").TrimEnd() == EngineProgram;
}
