using System.Management.Automation;
using DockerNet.Contracts;
using DockerNet.Wiring;
using DockerNet.Workflows;

namespace DockerNet.Commands;

/// <summary>
/// Gets the data that several containers share, by a volume, a path of the host, or from one another, with who may write.
/// </summary>
[Cmdlet(VerbsCommon.Get, "DockerVolumeShare", HelpUri = DockerDocs.Engine + "storage/volumes/")]
[OutputType(typeof(VolumeShare))]
public sealed class GetDockerVolumeShareCommand : ContainerReaderCmdlet
{
    private readonly Dictionary<IEngine, HashSet<string>> _asked = [];

    private protected override Task ReadAsync(IEngine engine, Container container, CancellationToken token)
    {
        if (!_asked.TryGetValue(engine, out HashSet<string>? names))
        {
            names = _asked[engine] = [];
        }

        names.Add(container.Name);
        return Task.CompletedTask;
    }

    // Whoever was asked for, all containers of the engine may share with them.
    private protected override async Task EndAsync(CancellationToken token)
    {
        foreach ((IEngine engine, HashSet<string> names) in _asked)
        {
            await TryAsync(engine, target: null, async () =>
            {
                IReadOnlyList<VolumeShare> shares = ShareRules.Of(await ReadAsync(engine, token));
                WriteObject(shares.Where(share => share.Containers.Any(names.Contains)), enumerateCollection: true);
            });
        }
    }

    private static async Task<ShareFacts> ReadAsync(IEngine engine, CancellationToken token)
    {
        IReadOnlyList<Container> all = await engine.Containers.ListAsync(ContainerFilter.All, token);
        var reader = new MountReader(engine);
        var mounts = new List<ContainerMount>();
        foreach (Container container in all.Where(static c => c.Mounts.Length > 0 && !c.Labels.ContainsKey(HelperLabel.Name)))
        {
            try
            {
                mounts.AddRange(MountOrigin.Of(await reader.ReadAsync(container.Id, token)));
            }
            catch (EngineException error) when (error.Kind == ContainerErrors.ContainerNotFound)
            {
                // Removed since it was listed.
            }
        }

        return new ShareFacts
        {
            Containers = all,
            Mounts = mounts,
            Volumes = await engine.Volumes.ListAsync(VolumeFilter.All, token),
            Resolve = engine.IsLocal ? HostPaths.Resolve : static path => path,
        };
    }
}
