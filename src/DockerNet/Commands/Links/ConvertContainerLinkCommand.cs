using System.Management.Automation;
using DockerNet.Contracts;

namespace DockerNet.Commands;

/// <summary>
/// Moves the legacy links of running containers to a user-defined network, where the aliases stay, without a restart.
/// </summary>
[Cmdlet(VerbsData.Convert, "ContainerLink", SupportsShouldProcess = true, HelpUri = DockerDocs.Engine + "network/links/")]
[OutputType(typeof(LinkMigrationStep))]
public sealed class ConvertContainerLinkCommand : LinkMigrationCmdlet
{
    private protected override Task<bool> WantsAsync(IEngine engine, Container container, CancellationToken token) =>
        Task.FromResult(true);
}
