using System.Net;

namespace DockerNet.Wiring;

/// <summary>One meaning of a name in a container.</summary>
/// <param name="Name">The name.</param>
/// <param name="Address">The address that it means.</param>
/// <param name="Container">The container that has the address; empty when none has.</param>
/// <param name="Origin">Where the meaning comes from.</param>
/// <param name="Network">The network whose DNS has it; empty for none.</param>
/// <param name="Rank">The smaller it is, the earlier it is asked for.</param>
/// <param name="Wins">Whether programs get this meaning.</param>
/// <param name="Reason">Why they do or do not.</param>
public sealed record NameMeaning(
    string Name,
    IPAddress Address,
    string Container,
    ContainerNameOrigin Origin,
    string Network,
    int Rank,
    bool Wins = false,
    string Reason = "");
