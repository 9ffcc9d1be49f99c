using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using DockerNet.Binding;
using DockerNet.Contracts;
using DockerNet.Errors;
using DockerNet.Wiring;

namespace DockerNet.Commands;

/// <summary>The base of the cmdlets that create networks.</summary>
public abstract class NewNetworkCmdlet : DockerCmdlet
{
    /// <summary>The network's name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = [];

    /// <summary>The address range, as <c>172.20.0.0/16</c>. By default the engine chooses a free one.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? Subnet { get; set; }

    /// <summary>The gateway's address, in the range of <c>-Subnet</c>. By default the first one.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? Gateway { get; set; }

    /// <summary>The part of <c>-Subnet</c> that containers get addresses from. By default all of it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? IPRange { get; set; }

    /// <summary>Cuts the network off from the outside.</summary>
    [Parameter]
    public SwitchParameter Internal { get; set; }

    /// <summary>Labels, each as <c>name=value</c>; or a hashtable.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [PairTransformation]
    [ValidateNotNullOrEmpty]
    public string[] Label { get; set; } = [];

    /// <summary>The driver's options, each as <c>name=value</c>; or a hashtable.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [PairTransformation]
    [ValidateNotNullOrEmpty]
    public string[] Option { get; set; } = [];

    /// <summary>Creates one network and writes it.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="request">What it shall be, besides what all networks can have.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>Nothing, when it is there.</returns>
    private protected async Task CreateAsync(IEngine engine, NetworkRequest request, CancellationToken token)
    {
        if (SubnetRules.Problem(Subnet, Gateway, IPRange) is string problem)
        {
            WriteError(ErrorFactory.Refused(
                "SubnetInvalid",
                Subnet ?? Gateway ?? IPRange,
                problem,
                "Give a range such as -Subnet 172.20.0.0/16, and addresses that lie in it."));
            return;
        }

        if (!ShouldProcess(request.Name, $"Create network of driver {request.Driver}"))
        {
            return;
        }

        await TryAsync(engine, request.Name, async () =>
        {
            CreateResult created = await engine.Networks.CreateAsync(
                request with
                {
                    Subnet = Subnet,
                    Gateway = Gateway,
                    IPRange = IPRange,
                    Internal = Internal,
                    Labels = Texts.Pairs(Label),
                    Options = Texts.Pairs(Option),
                },
                token);
            WriteWarnings(request.Name, created.Warnings);
            try
            {
                WriteObject(await engine.Networks.GetAsync(created.Id, token));
            }
            catch (Exception error) when (error is EngineException or OperationCanceledException)
            {
                await CleanUpAsync(t => engine.Networks.RemoveAsync(created.Id, t));
                throw;
            }
        });
    }
}
