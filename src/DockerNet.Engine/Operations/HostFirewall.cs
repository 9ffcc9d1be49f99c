using System;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Threading;
using System.Threading.Tasks;

namespace DockerNet.Engine.Operations;

/// <summary>
/// Reads the firewall's rules in the network namespace of an engine on this machine, which need not be the caller's own.
/// </summary>
/// <param name="address">Where the engine is.</param>
internal sealed class HostFirewall(Uri address)
{
    private const string EngineProgram = "dockerd";
    private const string DefaultSocket = "/var/run/docker.sock";
    private const string DefaultProcessFile = "/var/run/docker.pid";
    private const int SocketLevel = 1;
    private const int PeerCredentials = 17;

    // Process, user and group, each a number of four bytes.
    private const int CredentialsSize = 12;

    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(10);

    /// <summary>Reads the table <c>nat</c>.</summary>
    /// <param name="token">Stops the call.</param>
    /// <returns>What <c>iptables-save</c> writes; null when it is not certain where to look, or the caller may not.</returns>
    public async Task<string?> ReadNatAsync(CancellationToken token)
    {
        if (!OperatingSystem.IsLinux() || address.Scheme != "unix")
        {
            return null;
        }

        try
        {
            // A process that is not the engine, such as one that forwards the socket, has a namespace of its own.
            return EngineProcess() is int process
                ? await RunAsync(["--net", $"--target={process}", "iptables-save", "-t", "nat"], token).ConfigureAwait(false)
                : null;
        }
        catch (Exception error) when (error is IOException or SocketException or UnauthorizedAccessException or Win32Exception)
        {
            return null;
        }
    }

    private int? EngineProcess()
    {
        int listener = Listener();
        return IsEngine(listener) ? listener
            // When the system's own first process holds the socket, the engine of the same place has a file of its own.
            : listener == 1 && Path.GetFullPath(address.LocalPath) is DefaultSocket or "/run/docker.sock"
                && int.TryParse(File.ReadAllText(DefaultProcessFile), out int process) && IsEngine(process) ? process
            : null;
    }

    // The kernel tells who listens at the socket.
    private int Listener()
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Connect(new UnixDomainSocketEndPoint(address.LocalPath));
        Span<byte> credentials = stackalloc byte[CredentialsSize];
        int length = socket.GetRawSocketOption(SocketLevel, PeerCredentials, credentials);
        return length == CredentialsSize ? MemoryMarshal.Read<int>(credentials) : 0;
    }

    private static bool IsEngine(int process) =>
        process > 0 && File.Exists($"/proc/{process}/comm")
        && File.ReadAllText($"/proc/{process}/comm").TrimEnd() == EngineProgram;

    private static async Task<string?> RunAsync(string[] arguments, CancellationToken token)
    {
        var start = new ProcessStartInfo("nsenter", arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(token);
        limit.CancelAfter(s_limit);
        using Process process = Process.Start(start)!;
        try
        {
            process.StandardInput.Close();
            Task<string> error = process.StandardError.ReadToEndAsync(limit.Token);
            string output = await process.StandardOutput.ReadToEndAsync(limit.Token).ConfigureAwait(false);
            await error.ConfigureAwait(false);
            await process.WaitForExitAsync(limit.Token).ConfigureAwait(false);
            return process.ExitCode == 0 ? output : null;
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            token.ThrowIfCancellationRequested();
            return null;
        }
    }
}
