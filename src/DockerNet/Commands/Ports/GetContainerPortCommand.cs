using System.Management.Automation;
using DockerNet.Completion;
using DockerNet.Contracts;
using DockerNet.Wiring;

namespace DockerNet.Commands;

/// <summary>
/// Gets the ports of containers: what they expose, what was asked to be published, where each is now, and from where it
/// can be reached.
/// </summary>
[Cmdlet(VerbsCommon.Get, "ContainerPort", HelpUri = DockerDocs.Client + "container/port/")]
[OutputType(typeof(ContainerPort))]
public sealed class GetContainerPortCommand : ContainerReaderCmdlet
{
    /// <summary>Only these ports of the containers, of any protocol. By default all.</summary>
    [Parameter(Position = 1)]
    [Alias("Port")]
    [ValidateRange(1, 65535)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public int[] PrivatePort { get; set; } = [];

    private protected override async Task ReadAsync(IEngine engine, Container container, CancellationToken token)
    {
        ContainerDetail detail = await engine.Containers.InspectAsync(container.Id, token);
        foreach (ContainerPort port in PortRules.Of(detail))
        {
            if (PrivatePort.Length == 0 || PrivatePort.Contains(port.PrivatePort))
            {
                WriteObject(port);
            }
        }
    }
}
