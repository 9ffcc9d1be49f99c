namespace DockerNet.Wiring;

/// <summary>One address range of a network to be.</summary>
public sealed record PoolSpec
{
    internal PoolSpec(string subnet)
    {
        Subnet = subnet;
    }

    /// <summary>The range, as <c>172.20.0.0/16</c>.</summary>
    public string Subnet { get; internal init; }

    /// <summary>Whether it is a length of prefix alone, as <c>0.0.0.0/24</c>, for a range that the engine chooses.</summary>
    internal bool IsPrefixAlone => Subnet.StartsWith("0.0.0.0/", StringComparison.Ordinal) || Subnet.StartsWith("::/", StringComparison.Ordinal);

    /// <summary>The gateway's address in it; null to have the engine choose one.</summary>
    public string? Gateway { get; internal init; }

    /// <summary>The part of it that containers get addresses from; null for all of it.</summary>
    public string? IPRange { get; internal init; }

    /// <summary>Addresses in it that containers do not get, by the name of what has them.</summary>
    public IReadOnlyDictionary<string, string> AuxiliaryAddresses { get; internal init; } = new Dictionary<string, string>();
}
