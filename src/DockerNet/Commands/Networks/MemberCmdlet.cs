using System.Management.Automation;
using DockerNet.Binding;
using DockerNet.Completion;
using DockerNet.Contracts;

namespace DockerNet.Commands;

/// <summary>The base of the cmdlets that change who is on a network.</summary>
public abstract class NetworkMemberCmdlet : DockerCmdlet
{
    private Network? _changed;
    private IEngine? _engine;

    /// <summary>The network, by name, by id or a unique beginning of it.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ObjectNameTransformation(typeof(Network))]
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
            (_engine, _changed) = (engine, network);
        }
    }

    private protected sealed override async Task ProcessAsync(IEngine engine, CancellationToken token) =>
        await TryAsync(
            engine,
            Network,
            async () => await ProcessAsync(engine, await engine.Networks.GetAsync(BoundName.Key(Network), token), token));

    private protected sealed override async Task EndAsync(CancellationToken token)
    {
        if (PassThru && _engine is not null && _changed is not null)
        {
            await TryAsync(
                _engine, _changed.Name, async () => WriteObject(await _engine.Networks.GetAsync(_changed.Id, token)));
        }
    }
}
