using System.Management.Automation;
using DockerNet.Binding;
using DockerNet.Completion;
using DockerNet.Contracts;
using DockerNet.Workflows;

namespace DockerNet.Commands;

/// <summary>The base of the cmdlets that try from inside of containers what they can reach.</summary>
public abstract class ProbeCmdlet : DockerCmdlet
{
    /// <summary>
    /// The image of the short-lived helper that looks into a container's network where the container has no tools of
    /// its own. The engine must have it: none is ever fetched. By default the one that the
    /// environment's DOCKERNET_PROBE_IMAGE names, else the container's own. No other image is ever run.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ObjectNameTransformation(typeof(Image))]
    [ArgumentCompleter(typeof(ImageCompleter))]
    public string? ProbeImage { get; set; }

    /// <summary>Makes what probes.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="token">Stops the call.</param>
    /// <returns>The prober; null when the engine lacks the image that was named, of which an error record tells.</returns>
    private protected async Task<ContainerProber?> ProberAsync(IEngine engine, CancellationToken token) =>
        ProbeImage is null || await TryAsync(engine, ProbeImage, () => engine.Images.GetAsync(ProbeImage, token))
            ? new ContainerProber(engine, ProbeImage, CleanUpAsync)
            : null;
}
