using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using DockerNet.Binding;
using DockerNet.Completion;
using DockerNet.Contracts;
using DockerNet.Wiring;

namespace DockerNet.Commands;

/// <summary>Puts containers on a network, without restarting them.</summary>
[Cmdlet(VerbsCommunications.Connect, "DockerNetwork", SupportsShouldProcess = true)]
[OutputType(typeof(Network))]
public sealed class ConnectDockerNetworkCommand : NetworkMemberCmdlet
{
    /// <summary>The containers, by name, by id or a unique beginning of it, or by a pattern of names.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Name", "Id")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ContainerCompleter))]
    public string[] Container { get; set; } = [];

    /// <summary>Further names that the whole network shall know the container by.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] Alias { get; set; } = [];

    /// <summary>The container's private names for other members, each as <c>source:alias</c>; or a hashtable.</summary>
    [Parameter]
    [LinkTransformation]
    public LinkSpec[] Link { get; set; } = [];

    /// <summary>A fixed address. The network must have been created with a subnet.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public System.Net.IPAddress? IPAddress { get; set; }

    private protected override async Task ProcessAsync(IEngine engine, Network network, CancellationToken token)
    {
        IReadOnlyList<Container> containers = await SelectAsync(
            engine, Container, t => engine.Containers.ListAsync(ContainerFilter.All, t), engine.Containers.GetAsync);
        foreach (Container container in containers)
        {
            var request = new ConnectRequest
            {
                Container = container.Id,
                Aliases = Alias,
                Links = Link,
                IPAddress = IPAddress?.ToString(),
            };
            await ChangeAsync(
                engine, network, container.Name, "Connect", () => ConnectAsync(engine, network, request, token));
        }
    }

    private async Task ConnectAsync(IEngine engine, Network network, ConnectRequest request, CancellationToken token)
    {
        try
        {
            await engine.Networks.ConnectAsync(network.Id, request, token);
        }
        catch (Exception error)
            when (error is OperationCanceledException or EngineException { Kind: not EngineErrorKind.AlreadyConnected })
        {
            await CleanUpAsync(t => DisconnectAsync(engine, network, request.Container, t));
            throw;
        }
    }

    // The engine may keep what it failed to do, and try it again at the container's next start, which then fails.
    private static async Task DisconnectAsync(IEngine engine, Network network, string id, CancellationToken token)
    {
        ContainerDetail container = await engine.Containers.InspectAsync(id, token);
        if (container.Networks.FirstOrDefault(place => place.Network == network.Name) is not ContainerEndpoint place)
        {
            return;
        }

        if (place.NetworkId.Length == 0)
        {
            // It does not know that the container is not there, and forgets only what has been a connection once.
            await engine.Networks.ConnectAsync(network.Id, new ConnectRequest { Container = id }, token);
        }

        await engine.Networks.DisconnectAsync(network.Id, id, force: true, token);
    }
}
