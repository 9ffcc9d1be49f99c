using System.Management.Automation;
using DockerNet.Binding;
using DockerNet.Completion;
using DockerNet.Contracts;

namespace DockerNet.Commands;

/// <summary>The base of the cmdlets that change who is on a network.</summary>
public abstract class NetworkMemberCmdlet : DockerCmdlet
{
    private protected const string ContainerSet = "Container";
    private protected const string NetworkSet = "Network";

    private readonly List<(IEngine Engine, Network Network)> _changed = [];

    /// <summary>The network, by name, by id or a unique beginning of it.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true, ParameterSetName = ContainerSet)]
    [Parameter(
        Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = NetworkSet)]
    [ValidateNotNullOrEmpty]
    [ObjectNameTransformation(typeof(Network), IsStrict = true)]
    [ArgumentCompleter(typeof(NetworkCompleter))]
    public string Network { get; set; } = "";

    /// <summary>Writes the network as it is afterwards, once, with its members.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Changes the membership of the containers that the user named.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="network">The network.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>Nothing, when it is done.</returns>
    private protected abstract Task ProcessAsync(IEngine engine, Network network, CancellationToken token);

    /// <summary>Changes the membership of one container.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="network">The network.</param>
    /// <param name="container">The container's name.</param>
    /// <param name="action">What is done, as a verb.</param>
    /// <param name="change">What does it.</param>
    /// <returns>Nothing, when it is done.</returns>
    private protected async Task ChangeAsync(
        IEngine engine, Network network, string container, string action, Func<Task> change)
    {
        if (ShouldProcess($"{container}, network {network.Name}", action) && await TryAsync(engine, container, change))
        {
            if (!_changed.Contains((engine, network)))
            {
                _changed.Add((engine, network));
            }
        }
    }

    private protected sealed override async Task ProcessAsync(IEngine engine, CancellationToken token) =>
        await TryAsync(
            engine,
            Network,
            async () => await ProcessAsync(engine, await engine.Networks.GetAsync(BoundName.Key(Network), token), token));

    private protected sealed override async Task EndAsync(CancellationToken token)
    {
        foreach ((IEngine engine, Network network) in PassThru ? _changed : [])
        {
            await TryAsync(engine, network.Name, async () => WriteObject(await engine.Networks.GetAsync(network.Id, token)));
        }
    }
}
