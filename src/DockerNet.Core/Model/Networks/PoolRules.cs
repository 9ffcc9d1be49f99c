using System.Net;
using System.Net.Sockets;
using DockerNet.Text;

namespace DockerNet.Wiring;

/// <summary>Makes pools of subnets, gateways, ranges and set-aside addresses: each goes to the subnet that it lies in.</summary>
public static class PoolRules
{
    private const string Example = "172.20.0.0/16";

    /// <summary>Makes the pools.</summary>
    /// <param name="subnets">The subnets; none to have the engine choose one.</param>
    /// <param name="gateways">Gateways, one for a subnet at most.</param>
    /// <param name="ranges">The parts that containers get addresses from, one of a subnet at most.</param>
    /// <param name="auxiliary">Addresses that are set aside, by name.</param>
    /// <param name="problem">What is wrong; null when nothing is.</param>
    /// <returns>The pools in the order of the subnets; none when something is wrong.</returns>
    public static IReadOnlyList<PoolSpec> Read(
        IReadOnlyList<string> subnets,
        IReadOnlyList<string> gateways,
        IReadOnlyList<string> ranges,
        IReadOnlyDictionary<string, string> auxiliary,
        out PoolProblem? problem)
    {
        List<PoolSpec> pools = [.. subnets.Select(static subnet => new PoolSpec(subnet))];
        problem = OfSubnets(subnets)
            ?? gateways.Concat(ranges).Concat(auxiliary.Values).Select(text => OfOrphan(text, subnets)).FirstOrDefault(Is)
            ?? gateways.Select(text => AddGateway(pools, text)).FirstOrDefault(Is)
            ?? ranges.Select(text => AddRange(pools, text)).FirstOrDefault(Is)
            ?? auxiliary.Select(pair => AddAuxiliary(pools, pair.Key, pair.Value)).FirstOrDefault(Is);
        return problem is null ? pools : [];
    }

    private static bool Is(PoolProblem? problem) => problem is not null;

    private static PoolProblem? OfOrphan(string text, IReadOnlyList<string> subnets) => subnets.Count == 0
        ? new(text, $"'{text}' needs a subnet to lie in: give one, such as {Example}.")
        : null;

    private static PoolProblem? OfSubnets(IReadOnlyList<string> subnets)
    {
        for (int i = 0; i < subnets.Count; i++)
        {
            if (OfRange("subnet", subnets[i]) is PoolProblem problem)
            {
                return problem;
            }

            if (subnets.Take(i).FirstOrDefault(other => SubnetRules.Overlaps(other, subnets[i])) is string other)
            {
                return new(subnets[i], $"The subnets {other} and {subnets[i]} overlap.");
            }
        }

        return null;
    }

    private static PoolProblem? OfRange(string what, string cidr)
    {
        if (!SubnetRules.TryRead(cidr, out IPNetwork range, out IPAddress? address))
        {
            return new(cidr, $"'{cidr}' is no {what}: write address/prefix, such as {Example}.");
        }

        return range.BaseAddress.Equals(address)
            ? null
            : new(cidr, $"'{cidr}' is an address in a {what}, not the {what}: that is {range}.");
    }

    private static PoolProblem? AddGateway(List<PoolSpec> pools, string text)
    {
        if (OfAddress("gateway", text, pools, out int i) is PoolProblem problem)
        {
            return problem;
        }

        if (pools[i].Gateway is string other)
        {
            return new(text, $"The subnet {pools[i].Subnet} can have one gateway, and is given {other} and {text}.");
        }

        pools[i] = pools[i] with { Gateway = text };
        return null;
    }

    private static PoolProblem? AddRange(List<PoolSpec> pools, string text)
    {
        if (OfRange("range", text) is PoolProblem problem)
        {
            return problem;
        }

        SubnetRules.TryRead(text, out IPNetwork part, out _);
        int i = pools.FindIndex(pool => Network(pool) is IPNetwork whole
            && whole.Contains(part.BaseAddress) && part.PrefixLength >= whole.PrefixLength);
        if (i < 0)
        {
            return Outside("range", text, pools);
        }

        if (pools[i].IPRange is string other)
        {
            return new(text, $"The subnet {pools[i].Subnet} can have one range, and is given {other} and {text}.");
        }

        pools[i] = pools[i] with { IPRange = text };
        return null;
    }

    private static PoolProblem? AddAuxiliary(List<PoolSpec> pools, string name, string text)
    {
        if (OfAddress("auxiliary address", text, pools, out int i) is PoolProblem problem)
        {
            return problem;
        }

        PoolSpec pool = pools[i];
        if (pool.AuxiliaryAddresses.Values.Append(pool.Gateway).Any(other => Same(other, text)))
        {
            return new(text, $"The address {text} is given away twice.");
        }

        pools[i] = pool with { AuxiliaryAddresses = new Dictionary<string, string>(pool.AuxiliaryAddresses) { [name] = text } };
        return null;
    }

    private static PoolProblem? OfAddress(string what, string text, List<PoolSpec> pools, out int index)
    {
        index = -1;
        if (!AddressText.TryParse(text, out IPAddress? address))
        {
            return new(text, $"'{text}' is no address of {(what[0] == 'a' ? "an" : "a")} {what}: write one in {Subnets(pools)}.");
        }

        index = pools.FindIndex(pool => Network(pool).Contains(address));
        if (index < 0)
        {
            return Outside(what, text, pools);
        }

        // The engine keeps them for itself: the range's own name, and what reaches all of it.
        (IPAddress first, IPAddress last) = SubnetRules.Ends(Network(pools[index]));
        return address.Equals(first) || (address.Equals(last) && address.AddressFamily == AddressFamily.InterNetwork)
            ? new(text, $"The {what} {text} is an address that the subnet {pools[index].Subnet} keeps for itself: take one between.")
            : null;
    }

    private static PoolProblem Outside(string what, string text, List<PoolSpec> pools) =>
        new(text, $"The {what} {text} does not lie in {(pools.Count == 1 ? "the subnet" : "any of the subnets")} {Subnets(pools)}.");

    private static string Subnets(List<PoolSpec> pools) => string.Join(", ", pools.Select(static pool => pool.Subnet));

    private static IPNetwork Network(PoolSpec pool)
    {
        SubnetRules.TryRead(pool.Subnet, out IPNetwork network, out _);
        return network;
    }

    private static bool Same(string? one, string other) =>
        one is not null && AddressText.TryParse(one, out IPAddress? a) && AddressText.TryParse(other, out IPAddress? b) && a.Equals(b);
}
