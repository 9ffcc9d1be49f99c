using System.Management.Automation;
using DockerNet.Contracts;
using DockerNet.Wiring;
using DockerNet.Workflows;

namespace DockerNet.Commands;

/// <summary>
/// Finds what would keep containers from starting, or from starting again after a restart, before anyone tries.
/// </summary>
[Cmdlet(VerbsDiagnostic.Test, "DockerContainer", HelpUri = DockerDocs.Client + "container/inspect/")]
[OutputType(typeof(Finding))]
[OutputType(typeof(bool))]
public sealed class TestDockerContainerCommand : ContainerReaderCmdlet
{
    private readonly Dictionary<string, (IReadOnlyList<Container> Containers, IReadOnlyList<Network> Networks)> _engines = [];

    /// <summary>Writes for each container whether it can start, in place of the findings.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    private protected override async Task ReadAsync(IEngine engine, Container container, CancellationToken token)
    {
        if (!_engines.TryGetValue(engine.Host, out (IReadOnlyList<Container> Containers, IReadOnlyList<Network> Networks) all))
        {
            all = (
                await engine.Containers.ListAsync(ContainerFilter.All, token),
                await engine.Networks.ListAsync(NetworkFilter.All, token));
            _engines[engine.Host] = all;
        }

        ContainerDetail detail = await engine.Containers.InspectAsync(container.Id, token);
        IReadOnlyCollection<string> gone = [];
        await Hints.TryAsync(async t => gone = await new MountPreflight(engine, CleanUpAsync).FindGoneAsync(detail, t), token);
        IReadOnlyList<Finding> findings = StartFindings.Of(new StartFacts(detail, all.Containers, all.Networks, gone));
        if (Quiet)
        {
            WriteObject(findings is not [{ Severity: <= FindingSeverity.Error }, ..]);
            return;
        }

        WriteObject(findings, enumerateCollection: true);
    }
}
