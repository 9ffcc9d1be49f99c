using System.Management.Automation;
using DockerNet.Contracts;
using DockerNet.Wiring;
using DockerNet.Workflows;

namespace DockerNet.Commands;

/// <summary>Starts containers, in the order given, since a link's source must run before its recipient can.</summary>
[Cmdlet(VerbsLifecycle.Start, "DockerContainer", SupportsShouldProcess = true, HelpUri = DockerDocs.Client + "container/start/")]
[OutputType(typeof(Container))]
public sealed class StartDockerContainerCommand : ContainerActionCmdlet
{
    /// <summary>Writes each container as it is once it has started.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override async Task ActAsync(IEngine engine, Container container, CancellationToken token)
    {
        if (container.State is not ("running" or "paused" or "restarting"))
        {
            ContainerDetail? detail = null;
            await Hints.TryAsync(async t => detail = await engine.Containers.InspectAsync(container.Id, t), token);
            await PortGuard.CheckAsync(engine, detail?.Publish.Select(PortSpec.Parse) ?? [], token);
            IReadOnlyList<WiringWarning> found = await Hints.FindAsync(t => OfPortsAsync(engine, detail, t), token);
            WriteWarnings(container.Name, found.Select(static warning => warning.ToString()));
        }

        await StartFailure.ExplainAsync(engine, container.Id, () => engine.Containers.StartAsync(container.Id, token), token);
        if (PassThru)
        {
            WriteObject(await engine.Containers.GetAsync(container.Id, token));
        }
    }

    private static async Task<IEnumerable<WiringWarning>> OfPortsAsync(IEngine engine, ContainerDetail? container, CancellationToken token)
    {
        if (container is null || !NetworkSpec.IsOwn(container.NetworkMode) || (container.Publish.Length == 0 && !container.PublishAll))
        {
            return [];
        }

        var facts = new StartFacts(container, [], await engine.Networks.ListAsync(NetworkFilter.All, token), []);
        return facts.Publishes ? [] : [WiringWarnings.OfInternalPorts([.. facts.Places.Select(static network => network.Name)])];
    }
}
