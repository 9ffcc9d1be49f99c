using System.Net.Sockets;
using DockerNet.Contracts;
using DockerNet.Wiring;

namespace DockerNet.Feedback;

/// <summary>Knows what to say of a command of the docker client that did what it was told to.</summary>
/// <param name="command">The command.</param>
/// <param name="engine">The engine.</param>
internal sealed class ClientRemark(ClientCommand command, IEngine engine)
{
    /// <summary>Finds what to say.</summary>
    /// <param name="token">Stops the search.</param>
    /// <returns>What to say; null for nothing.</returns>
    public async Task<Explanation?> FindAsync(CancellationToken token) => command.Verb switch
    {
        "run" or "create" => OfLink(),
        "network create" => await OfNetworkAsync(token).ConfigureAwait(false),
        _ => null,
    };

    private Explanation? OfLink() =>
        command.Values("--link").FirstOrDefault() is string text && LinkSpec.TryParse(text, out LinkSpec? link)
        && !command.Values("--network", "--net").Any()
            ? new(
                $"A link is legacy: it goes one way, gives {link.Source}'s variables away, and is dead when {link.Source} is made anew. Containers on a bridge of their own know each other by name.",
                "Test-ContainerLink",
                "Convert-ContainerLink")
            : null;

    private async Task<Explanation?> OfNetworkAsync(CancellationToken token)
    {
        IReadOnlyList<Network> networks = await engine.Networks.ListAsync(NetworkFilter.All, token).ConfigureAwait(false);
        if (command.Names.LastOrDefault() is not string name || networks.FirstOrDefault(one => one.Name == name) is not Network made)
        {
            return null;
        }

        foreach (NetworkPool pool in made.Pools)
        {
            if (networks.FirstOrDefault(one => one.Id != made.Id && one.Pools.Any(other => SubnetRules.Overlaps(other.Subnet, pool.Subnet))) is Network other)
            {
                return Overlap(pool, $"the network {other.Name}");
            }

            if (engine.IsLocal && Interfaces(made).FirstOrDefault(one => SubnetRules.Overlaps(one.Range, pool.Subnet)) is { Range: not null } there)
            {
                return Overlap(pool, $"this computer's interface {there.Name}, {there.Range}");
            }
        }

        return null;

        Explanation Overlap(NetworkPool pool, string with) => new(
            $"The range {pool.Subnet} of {name} is also that of {with}: containers of {name} do not reach what is there.", "Find-DockerSubnet", $"Remove-DockerNetwork {name}");
    }

    // Its own bridge is one of them.
    private static IEnumerable<(string Name, string Range)> Interfaces(Network made) =>
        from one in System.Net.NetworkInformation.NetworkInterface.GetAllNetworkInterfaces()
        from address in one.GetIPProperties().UnicastAddresses
        where address.Address.AddressFamily == AddressFamily.InterNetwork && !made.Pools.Any(pool => address.Address.Equals((System.Net.IPAddress?)pool.Gateway))
        select (one.Name, $"{address.Address}/{address.PrefixLength}");
}
