using System.Management.Automation;
using DockerNet.Binding;
using DockerNet.Completion;
using DockerNet.Contracts;
using DockerNet.Errors;
using DockerNet.Text;
using DockerNet.Wiring;
using DockerNet.Workflows;

namespace DockerNet.Commands;

/// <summary>The base of the cmdlets that create networks.</summary>
public abstract class NewNetworkCmdlet : DockerCmdlet
{
    /// <summary>The network's name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string[] Name { get; set; } = [];

    /// <summary>
    /// The address ranges, each as <c>172.20.0.0/16</c>: as many as the driver takes. A bridge has one of IPv4 and, with
    /// -IPv6, one of IPv6. By default the engine chooses a free one.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [EmptyCellTransformation(IsList = true)]
    [ValidateCell]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string[] Subnet { get; set; } = [];

    /// <summary>The gateways' addresses, each in one of the ranges of -Subnet. By default the first one of each.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [EmptyCellTransformation(IsList = true)]
    [ValidateCell]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string[] Gateway { get; set; } = [];

    /// <summary>The parts of -Subnet that containers get addresses from, one of each at most. By default all of it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [EmptyCellTransformation(IsList = true)]
    [ValidateCell]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string[] IPRange { get; set; } = [];

    /// <summary>
    /// Addresses of -Subnet that containers do not get, since something else has them: each as <c>name=address</c>; or a
    /// hashtable.
    /// </summary>
    [Parameter]
    [PairTransformation]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string[] AuxAddress { get; set; } = [];

    /// <summary>Gives the network IPv6. Engines before 27 need a range of IPv6 in -Subnet for it.</summary>
    [Parameter]
    public SwitchParameter IPv6 { get; set; }

    /// <summary>Cuts the network off from the outside.</summary>
    [Parameter]
    public SwitchParameter Internal { get; set; }

    /// <summary>Labels, each as <c>name=value</c>; or a hashtable.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [PairTransformation]
    [EmptyCellTransformation(IsList = true)]
    [ValidateCell]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string[] Label { get; set; } = [];

    /// <summary>
    /// The driver's options, each as <c>name=value</c>, such as <c>com.docker.network.bridge.gateway_mode_ipv4=routed</c>; or a
    /// hashtable. The names, and the values where they are known, complete by any part of the name.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [PairTransformation]
    [EmptyCellTransformation(IsList = true)]
    [ValidateCell]
    [ArgumentCompleter(typeof(NetworkOptionCompleter))]
    public string[] Option { get; set; } = [];

    /// <summary>Says what a network shall be, besides what all networks can have.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>What it shall be.</returns>
    private protected abstract NetworkRequest Describe(string name);

    private protected sealed override async Task ProcessAsync(IEngine engine, CancellationToken token)
    {
        IReadOnlyList<PoolSpec> pools = PoolRules.Read(Subnet, Gateway, IPRange, Texts.Pairs(AuxAddress), out PoolProblem? problem);
        if (problem is not null)
        {
            WriteError(ErrorFactory.Refused(
                NetworkErrors.SubnetInvalid,
                problem.Culprit,
                problem.Message,
                "Give a range such as -Subnet 172.20.0.0/16, and addresses that lie in it."));
            return;
        }

        foreach (string name in Name)
        {
            if (NetworkTexts.ProblemOfName(name) is string wrong)
            {
                WriteError(ErrorFactory.Refused(NetworkErrors.NetworkNameInvalid, name, wrong, "Choose another name."));
                continue;
            }

            NetworkRequest own = Describe(name);
            NetworkRequest request = own with
            {
                Pools = pools,
                Internal = Internal,
                IPv6 = IPv6,
                Labels = Texts.Pairs(Label),
                Options = Texts.Pairs([.. Option, .. own.Options.Select(static pair => $"{pair.Key}={pair.Value}")]),
            };
            if (!await TryAsync(engine, name, () => NetworkGuard.CheckAsync(engine, request, token)))
            {
                continue;
            }

            await WarnAsync(engine, request, token);
            if (ShouldProcess(name, $"Create network of driver {request.Driver}"))
            {
                await TryAsync(engine, name, () => CreateAsync(engine, request, token));
            }
        }
    }

    // What the engine takes without a word, and what breaks something else.
    private async Task WarnAsync(IEngine engine, NetworkRequest request, CancellationToken token)
    {
        WriteWarnings(
            request.Name, NetworkOptionWarnings.OfNetwork(request.Driver, request.Options.Keys).Select(static warning => warning.ToString()));
        if (request.Pools.Count == 0)
        {
            return;
        }

        IReadOnlyList<WiringWarning> found = await Hints.FindAsync(
            async t => SubnetWarnings.Of(request.Pools, request.IPv4, request.IPv6, await new AddressSurvey(engine).ReadAsync(t)), token);
        WriteWarnings(request.Name, found.Select(static warning => warning.ToString()));
    }

    private async Task CreateAsync(IEngine engine, NetworkRequest request, CancellationToken token)
    {
        await Requirement.CheckAsync(engine, NetworkOptions.Needs(NetworkOptions.OfNetworks, request.Options), token);
        CreateResult created = await engine.Networks.CreateAsync(request, token);
        WriteWarnings(request.Name, created.Warnings);
        Network network;
        try
        {
            network = await engine.Networks.GetAsync(created.Id, token);
        }
        catch
        {
            await CleanUpAsync(t => engine.Networks.RemoveAsync(created.Id, t));
            throw;
        }

        WriteObject(network);
    }
}
