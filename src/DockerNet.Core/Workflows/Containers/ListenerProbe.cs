using DockerNet.Contracts;
using DockerNet.Wiring;

namespace DockerNet.Workflows;

/// <summary>Finds out again and again at which ports something in a container listens by TCP.</summary>
internal sealed class ListenerProbe(IEngine engine, Container container, Func<Func<CancellationToken, Task>, Task> cleanUp)
{
    private const string Protocol = "tcp";

    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan s_helperPause = TimeSpan.FromSeconds(1);

    private readonly ContainerProber _prober = new(engine, image: null, cleanUp);

    /// <summary>How long to wait before the next look.</summary>
    public TimeSpan Pause => _prober.ReadsByHelper(container) ? s_helperPause : s_pause;

    /// <summary>Looks.</summary>
    /// <param name="token">Stops the work.</param>
    /// <returns>The ports.</returns>
    public async Task<IReadOnlySet<int>> ReadAsync(CancellationToken token)
    {
        IReadOnlyList<SocketListener> listeners = await _prober.ReadListenersAsync(container, token)
            ?? throw ProbeImage.Missing("nothing in it or its image can read the kernel's tables");
        return listeners.Where(static l => l.Protocol == Protocol).Select(static l => l.Port).ToHashSet();
    }
}
