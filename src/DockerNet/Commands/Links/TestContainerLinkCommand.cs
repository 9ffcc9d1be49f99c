using System.Management.Automation;
using DockerNet.Contracts;
using DockerNet.Wiring;
using DockerNet.Workflows;

namespace DockerNet.Commands;

/// <summary>
/// Finds what is wrong with the links of containers: what, since when, what it breaks, and the command that repairs it.
/// </summary>
[Cmdlet(VerbsDiagnostic.Test, "ContainerLink", HelpUri = DockerDocs.Engine + "network/links/")]
[OutputType(typeof(Finding))]
public sealed class TestContainerLinkCommand : ContainerReaderCmdlet
{
    private readonly List<Finding> _findings = [];

    private protected override async Task ReadAsync(IEngine engine, Container container, CancellationToken token)
    {
        foreach (LinkFacts link in await new LinkReader(engine, CleanUpAsync).ReadAsync(container.Id, null, token))
        {
            _findings.AddRange(LinkFindings.Of(link));
        }
    }

    // The worst of all comes first, whichever container has it.
    private protected override Task EndAsync(CancellationToken token)
    {
        foreach (Finding finding in _findings.OrderBy(static f => f.Severity).ThenBy(static f => f.Target, StringComparer.Ordinal))
        {
            WriteObject(finding);
        }

        return Task.CompletedTask;
    }
}
