using System.Management.Automation;
using DockerNet.Contracts;
using DockerNet.Wiring;
using DockerNet.Workflows;

namespace DockerNet.Commands;

/// <summary>Gets what is mounted into containers, and from where each mount comes.</summary>
[Cmdlet(VerbsCommon.Get, "ContainerMount", HelpUri = DockerDocs.Engine + "storage/")]
[OutputType(typeof(ContainerMount))]
public sealed class GetContainerMountCommand : ContainerReaderCmdlet
{
    private readonly Dictionary<string, MountReader> _readers = [];

    /// <summary>
    /// Tells what becomes of what the image has at the target: whether an empty volume gets it, or what is mounted hides
    /// it. To look, it makes a container of the image that is never started, and removes it.
    /// </summary>
    [Parameter]
    public SwitchParameter ImageContent { get; set; }

    private protected override async Task ReadAsync(IEngine engine, Container container, CancellationToken token)
    {
        if (!_readers.TryGetValue(engine.Host, out MountReader? reader))
        {
            reader = _readers[engine.Host] = new MountReader(engine);
        }

        MountFacts facts = await reader.ReadAsync(container.Id, token);
        ContainerMount[] mounts = [.. MountOrigin.Of(facts)];
        if (ImageContent && mounts.Length > 0)
        {
            var image = new ImageProbe(engine, CleanUpAsync);
            IReadOnlySet<string> full = await image.FindFullAsync(
                facts.Container.ImageId, [.. mounts.Select(static mount => mount.Target)], token);
            mounts = [.. mounts.Select(mount => mount.WithImageContent(
                MountOrigin.ContentOf(mount, facts.Container, full.Contains(mount.Target))))];
        }

        WriteObject(mounts, enumerateCollection: true);
    }
}
