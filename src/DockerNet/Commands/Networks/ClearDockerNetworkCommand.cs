using System.Management.Automation;
using DockerNet.Binding;
using DockerNet.Completion;
using DockerNet.Contracts;
using DockerNet.Wiring;

namespace DockerNet.Commands;

/// <summary>
/// Removes the networks that no container is on, as <c>docker network prune</c> does, but one by one, and sparing those
/// that a stopped container needs in order to start again.
/// </summary>
[Cmdlet(
    VerbsCommon.Clear,
    "DockerNetwork",
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.High,
    HelpUri = DockerDocs.Client + "network/prune/")]
[OutputType(typeof(Network))]
public sealed class ClearDockerNetworkCommand : DockerCmdlet
{
    /// <summary>
    /// Only networks with all of these labels, each as <c>name</c> or <c>name=value</c>; or a hashtable.
    /// </summary>
    [Parameter]
    [PairTransformation]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string[] Label { get; set; } = [];

    /// <summary>Removes also networks that only stopped containers are on. These cannot start afterwards.</summary>
    [Parameter]
    public SwitchParameter IncludeStoppedOnly { get; set; }

    /// <summary>
    /// Only networks made before that: a date and time; or a duration such as <c>10m</c> or <c>1h30m</c>, a time span or a
    /// number of seconds, for so long ago.
    /// </summary>
    [Parameter]
    [MomentTransformation]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public DateTimeOffset? Until { get; set; }

    private protected override async Task ProcessAsync(IEngine engine, CancellationToken token)
    {
        IReadOnlyList<Network> all = await engine.Networks.ListAsync(NetworkFilter.All, token);
        var filter = new NetworkFilter { Label = Label, Until = Until };
        IReadOnlyList<Network> chosen = await engine.Networks.ListAsync(filter, token);
        foreach (Network network in chosen.Where(network => NetworkUse.IsUnused(network, all, IncludeStoppedOnly)))
        {
            string[] stopped = NetworkUse.Stopped(network);
            string action = stopped.Length > 0
                ? $"Remove network that only {string.Join(", ", stopped)} needs to start"
                : "Remove unused network";
            if (ShouldProcess(network.Name, action))
            {
                await TryAsync(engine, network.Name, async () =>
                {
                    await engine.Networks.RemoveAsync(network.Id, token);
                    WriteObject(network);
                });
            }
        }
    }
}
