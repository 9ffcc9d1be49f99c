using System.Management.Automation;
using DockerNet.Contracts;

namespace DockerNet.Commands;

/// <summary>Gets an engine: what it is, what it has and what it can do.</summary>
[Cmdlet(VerbsCommon.Get, "DockerEngine", HelpUri = DockerDocs.Client + "system/info/")]
[OutputType(typeof(DockerEngine))]
public sealed class GetDockerEngineCommand : DockerCmdlet
{
    private protected override async Task ProcessAsync(IEngine engine, CancellationToken token)
    {
        DockerEngine found = await engine.System.GetAsync(token);
        WriteWarnings(found.DockerHost, found.Findings.Select(static damage => $"{damage.Problem} {damage.Fix} ({damage.Id})."));
        WriteObject(found);
    }
}
