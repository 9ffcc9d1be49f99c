using DockerNet.Contracts;
using DockerNet.Wiring;

namespace DockerNet.Workflows;

/// <summary>
/// Looks, before a container starts, whether another one has a port that it is to publish. The engine finds out too,
/// but only half-way, and does not tell who.
/// </summary>
internal static class PortGuard
{
    private static readonly ContainerFilter s_holders = new() { State = ["running", "paused", "restarting"] };

    /// <summary>Looks.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="ports">The ports to publish.</param>
    /// <param name="token">Stops the work.</param>
    /// <param name="except">The id of a container whose ports will be free by then; null for none.</param>
    /// <returns>Nothing, when no port is taken.</returns>
    /// <exception cref="EngineException">A port is taken.</exception>
    public static async Task CheckAsync(IEngine engine, IEnumerable<PortSpec> ports, CancellationToken token, string? except = null)
    {
        List<PortMapping> wanted = [.. ports.SelectMany(static p => p.Mappings).Where(static m => m.HostPort.Length > 0)];
        if (wanted.Count == 0)
        {
            return;
        }

        IReadOnlyList<Container> holders = [];
        await Hints.TryAsync(async t => holders = await engine.Containers.ListAsync(s_holders, t), token);
        if (PortConflict.Find(wanted, [.. holders.Where(c => c.Id != except).SelectMany(static c => c.Ports)]) is PortConflict conflict)
        {
            throw new EngineException(PortErrors.PortInUse, conflict.ToString());
        }
    }
}
