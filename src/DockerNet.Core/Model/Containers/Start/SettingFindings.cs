using System.Net;

namespace DockerNet.Wiring;

/// <summary>Tells what in a container's own settings keeps it from starting, or has no effect.</summary>
internal static class SettingFindings
{
    /// <summary>Judges a container.</summary>
    /// <param name="facts">What is known.</param>
    /// <returns>The findings.</returns>
    public static IEnumerable<Finding> Of(StartFacts facts) => Ports(facts).Concat(Addresses(facts)).Concat(Sources(facts));

    private static IEnumerable<Finding> Ports(StartFacts facts)
    {
        ValueList<string> asked = facts.Container.Publish;
        if (asked.Length == 0 && !facts.Container.PublishAll)
        {
            yield break;
        }

        if (facts.Publishes && PortTwins.Find(asked.Select(PortSpec.Parse)) is string twins)
        {
            yield return StartFindings.Make(
                facts,
                "PortTwice",
                $"{char.ToUpperInvariant(twins[0])}{twins[1..]}.",
                $"Update-DockerContainer {facts.Container.Name} -Publish ...",
                $"asked for: {string.Join(", ", asked)}");
        }

        if (!facts.Publishes && NetworkSpec.IsOwn(facts.Container.NetworkMode))
        {
            yield return Warn(
                facts,
                "PortIgnored",
                "It publishes ports, and all its networks are internal.",
                "It starts, and nobody reaches the ports from the host.",
                $"Connect-DockerNetwork NETWORK {facts.Container.Name}",
                $"internal: {string.Join(", ", facts.Places.Select(static network => network.Name))}");
        }
    }

    private static IEnumerable<Finding> Addresses(StartFacts facts)
    {
        foreach (ContainerEndpoint place in facts.Container.Networks)
        {
            Network? network = facts.Networks.FirstOrDefault(n => place.NetworkId.Length > 0 ? n.Id == place.NetworkId : n.Name == place.Network);
            Address[] wanted = network is null ? [] : [.. new[] { place.FixedAddress, place.FixedIPv6Address }.OfType<Address>()];
            foreach (IPAddress address in wanted)
            {
                if (NetworkReserved.Find(network!, address) is string holder)
                {
                    yield return StartFindings.Make(
                        facts,
                        "AddressReserved",
                        $"Its address {address} on network {network!.Name} is kept for {holder}.",
                        $"Connect-DockerNetwork {network.Name} {facts.Container.Name} -IPAddress ADDRESS -Force",
                        $"ranges of {network.Name}: {string.Join<NetworkPool>(", ", network.Pools)}");
                }
                else if (network!.Pools.Length > 0 && !network.Pools.Any(pool => SubnetRules.Contains(pool.Subnet, address)))
                {
                    yield return StartFindings.Make(
                        facts,
                        "AddressOutOfRange",
                        $"Its address {address} lies in no range of network {network.Name}.",
                        $"Connect-DockerNetwork {network.Name} {facts.Container.Name} -IPAddress ADDRESS -Force",
                        $"ranges of {network.Name}: {string.Join<NetworkPool>(", ", network.Pools)}");
                }
            }
        }
    }

    // Of a mount with all its settings the engine wants the path to be there; of the others it makes an empty folder.
    private static IEnumerable<Finding> Sources(StartFacts facts)
    {
        IReadOnlyCollection<string> strict = BindSources.Strict(facts.Container.Json);
        foreach (ContainerMount mount in facts.Container.Mounts.Where(m => m.Type == MountTypes.Bind && facts.GoneSources.Contains(m.Source)))
        {
            string problem = $"The path {mount.Source} of the host that it mounts at {mount.Target} is gone.";
            string evidence = $"mount: {mount}";
            yield return strict.Contains(mount.Target)
                ? StartFindings.Make(facts, "MountSourceGone", problem, $"New-Item {mount.Source} -ItemType Directory", evidence)
                : Warn(
                    facts,
                    "MountSourceGone",
                    problem,
                    "It starts, with an empty folder of root's there that the engine makes.",
                    $"New-Item {mount.Source} -ItemType Directory",
                    evidence);
        }
    }

    private static Finding Warn(StartFacts facts, string id, string problem, string effect, string fix, string evidence) => new()
    {
        Severity = FindingSeverity.Warning,
        Id = id,
        Target = facts.Container.Name,
        Problem = problem,
        Effect = effect,
        Evidence = [evidence],
        Fix = fix,
        DockerHost = facts.Container.DockerHost,
    };
}
