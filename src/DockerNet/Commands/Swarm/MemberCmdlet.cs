using System.Management.Automation;
using DockerNet.Completion;
using DockerNet.Contracts;

namespace DockerNet.Commands;

/// <summary>The base of the cmdlets that make an engine a member of a swarm.</summary>
public abstract class SwarmMemberCmdlet : DockerCmdlet
{
    /// <summary>
    /// The address, or the interface, that the other nodes reach the engine at, perhaps with a port. By default the one that
    /// the engine has, if it is one alone.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string AdvertiseAddress { get; set; } = "";

    /// <summary>The address and port where a manager listens for other nodes. By default <c>0.0.0.0:2377</c>.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string ListenAddress { get; set; } = "0.0.0.0:2377";

    /// <summary>What both kinds of members say of themselves.</summary>
    private protected SwarmRequest Request => new() { AdvertiseAddress = AdvertiseAddress, ListenAddress = ListenAddress };
}
