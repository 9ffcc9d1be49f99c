using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using DockerNet.Contracts;
using DockerNet.Wiring;

namespace DockerNet.Commands;

/// <summary>Gets what is mounted into containers, and from where each mount comes.</summary>
[Cmdlet(VerbsCommon.Get, "ContainerMount")]
[OutputType(typeof(ContainerMount))]
public sealed class GetContainerMountCommand : ContainerReaderCmdlet
{
    private protected override async Task ReadAsync(IEngine engine, Container container, CancellationToken token)
    {
        ContainerDetail detail = await engine.Containers.InspectAsync(container.Id, token);
        var providers = new List<Container>();
        foreach (string text in detail.VolumesFrom)
        {
            string provider = VolumesFromSpec.Parse(text).Container;
            try
            {
                providers.Add(await engine.Containers.GetAsync(provider, token));
            }
            catch (EngineException error) when (error.Kind == EngineErrorKind.ContainerNotFound)
            {
                // The mounts stay when the container they were taken from goes.
                WriteVerbose($"{detail.Name}: {provider}, which it has mounts from, is gone.");
            }
        }

        foreach (ContainerMount mount in detail.Mounts)
        {
            WriteObject(mount.WithOrigin(MountOrigin.Of(mount, providers)));
        }
    }
}
