using System.Net;

namespace DockerNet;

/// <summary>An address range that a new network can have. Its properties are what New-DockerBridge takes.</summary>
public sealed class DockerSubnet
{
    internal DockerSubnet()
    {
    }

    /// <summary>The range, as <c>10.0.5.0/24</c>.</summary>
    public string Subnet { get; internal init; } = "";

    /// <summary>The length of its prefix.</summary>
    public int PrefixLength { get; internal init; }

    /// <summary>The address after its first, which engines give to the gateway.</summary>
    public Address Gateway { get; internal init; } = IPAddress.None;

    /// <summary>Its last address.</summary>
    public Address LastAddress { get; internal init; } = IPAddress.None;

    /// <summary>The engine's own pool that it lies in; null for none.</summary>
    public string? EnginePool { get; internal init; }

    /// <summary>Whether it could be compared with the routes of the engine's host.</summary>
    public bool RoutesKnown { get; internal init; }

    /// <summary>The engine, in the form that <c>-DockerHost</c> takes.</summary>
    public string DockerHost { get; internal init; } = "";

    /// <summary>The range.</summary>
    /// <returns>The range as text.</returns>
    public override string ToString() => Subnet;
}
