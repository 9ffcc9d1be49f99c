using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using DockerNet.Contracts;
using DockerNet.Wiring;

namespace DockerNet.Commands;

/// <summary>The base of the cmdlets that create containers: nothing half-made stays behind.</summary>
public abstract class NewContainerCmdlet : DockerCmdlet
{
    private const string ContainerMode = "container:";

    // These are no networks to look up: the engine knows them by these words.
    private static readonly string[] s_modes = ["default", "bridge", "host", "none"];

    /// <summary>Creates a container, starts it if asked to, and writes it.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="request">What it shall be.</param>
    /// <param name="start">Whether to start it.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>Nothing, when it is there.</returns>
    private protected async Task CreateAsync(
        IEngine engine, ContainerRequest request, bool start, CancellationToken token)
    {
        string subject = request.Name ?? request.Image;
        if (!ShouldProcess(subject, start ? "Create and start container" : "Create container"))
        {
            return;
        }

        await TryAsync(engine, subject, async () =>
        {
            await CheckNetworkAsync(engine, request.Network, token);
            request = request with { Env = await LinkVariables.AddAsync(engine, request, token) };
            CreateResult created = await engine.Containers.CreateAsync(request, token);
            WriteWarnings(subject, created.Warnings);
            try
            {
                if (start)
                {
                    await engine.Containers.StartAsync(created.Id, token);
                }

                WriteObject(await engine.Containers.GetAsync(created.Id, token));
            }
            catch (Exception error) when (error is EngineException or OperationCanceledException)
            {
                await CleanUpAsync(t => engine.Containers.RemoveAsync(created.Id, force: true, volumes: true, t));
                throw;
            }
        });
    }

    /// <summary>Makes relative paths on the host full ones, as seen from the session's location.</summary>
    /// <param name="mounts">The mounts.</param>
    /// <returns>The mounts with full paths.</returns>
    private protected MountSpec[] ResolvePaths(MountSpec[] mounts) =>
        Array.ConvertAll(
            mounts,
            mount => mount.IsRelative
                ? mount.WithSource(SessionState.Path.GetUnresolvedProviderPathFromPSPath(mount.Source))
                : mount);

    // The engine would create the container and find out only when it starts.
    private static async Task CheckNetworkAsync(IEngine engine, string? network, CancellationToken token)
    {
        if (network is null || s_modes.Contains(network))
        {
            return;
        }

        if (network.StartsWith(ContainerMode, StringComparison.Ordinal))
        {
            await engine.Containers.GetAsync(network[ContainerMode.Length..], token);
        }
        else
        {
            await engine.Networks.GetAsync(network, token);
        }
    }
}
