using DockerNet.Contracts;

namespace DockerNet.Engine.Connection;

/// <summary>
/// Reaches engines as the docker client does with <c>ssh://user@host</c>: by the system's ssh and the docker client that the
/// other computer has.
/// </summary>
internal static class SshCommand
{
    /// <summary>The scheme of addresses that are reached so.</summary>
    public const string Scheme = "ssh";

    private const string Program = "ssh";
    private const string SessionProgram = "setsid";

    // A server lets in only a few at a time that have not yet said who they are, and turns others away.
    private static readonly SemaphoreSlim s_door = new(4);
    private static readonly TimeSpan s_doorTime = TimeSpan.FromMilliseconds(500);

    // Nobody is there to be asked for a password, and a server that is gone without a word is found out.
    private static readonly string[] s_options =
        ["-T", "-o", "BatchMode=yes", "-o", "ConnectTimeout=30", "-o", "ServerAliveInterval=15", "-o", "ServerAliveCountMax=3"];

    /// <summary>Starts what passes on all that is sent to an engine and all that it answers.</summary>
    /// <param name="address">The engine's address.</param>
    /// <param name="token">Stops waiting to start.</param>
    /// <returns>The connection. Whether it leads to an engine is known when something is read.</returns>
    public static async ValueTask<Stream> ConnectAsync(Uri address, CancellationToken token)
    {
        string ssh = ExternalProgram.Find(Program)
            ?? throw new EngineException(EngineErrors.EngineUnreachable, $"this computer has no program {Program} to reach it by");
        string[] words = [ssh, .. Arguments(address)];

        // Ctrl+C goes to all programs of a terminal's session; what is under way on the engine has to be finished or undone.
        if (OperatingSystem.IsLinux() && ExternalProgram.Find(SessionProgram) is string session)
        {
            words = [session, .. words];
        }

        await s_door.WaitAsync(token).ConfigureAwait(false);
        try
        {
            var stream = new SshStream(ExternalProgram.Start(words[0], words[1..]));
            _ = ReleaseAsync(stream);
            return stream;
        }
        catch
        {
            s_door.Release();
            throw;
        }
    }

    private static async Task ReleaseAsync(SshStream stream)
    {
        await Task.WhenAny(stream.Answered, Task.Delay(s_doorTime)).ConfigureAwait(false);
        s_door.Release();
    }

    private static IEnumerable<string> Arguments(Uri address)
    {
        string path = Uri.UnescapeDataString(address.AbsolutePath).TrimEnd('/');
        return
        [
            .. s_options,
            .. address.UserInfo.Length > 0 ? ["-l", Uri.UnescapeDataString(address.UserInfo)] : Array.Empty<string>(),
            .. address.Port > 0 ? ["-p", $"{address.Port}"] : Array.Empty<string>(),
            "--",
            address.IdnHost,
            "docker",
            // The other computer's shell reads it.
            .. path.Length > 0 ? ["-H", $"'unix://{path.Replace("'", "'\\''", StringComparison.Ordinal)}'"] : Array.Empty<string>(),
            "system",
            "dial-stdio",
        ];
    }
}
