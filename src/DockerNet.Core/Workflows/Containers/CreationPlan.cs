using DockerNet.Contracts;
using DockerNet.Wiring;

namespace DockerNet.Workflows;

/// <summary>What is done with a container once it is created.</summary>
internal sealed record CreationPlan
{
    /// <summary>The networks that it joins beside its first one.</summary>
    public IReadOnlyList<NetworkSpec> Networks { get; init; } = [];

    /// <summary>Whether it is started.</summary>
    public bool Start { get; init; }

    /// <summary>Whether it stays when it cannot start.</summary>
    public bool KeepFailed { get; init; }

    /// <summary>The networks that the container is to be on, those of a mode apart, each with the addresses that it is to have there.</summary>
    /// <param name="request">The container.</param>
    /// <returns>The networks' names and the addresses.</returns>
    public IEnumerable<(string Network, string[] Addresses)> Places(ContainerRequest request)
    {
        if (NetworkSpec.IsOwn(request.Network))
        {
            yield return (request.Network!, [.. new[] { request.IPAddress, request.IPv6Address }.OfType<string>()]);
        }

        foreach (NetworkSpec one in Networks)
        {
            yield return (one.Name, [.. new[] { one.IPv4Address?.ToString(), one.IPv6Address?.ToString() }.OfType<string>()]);
        }
    }
}
