using System.Net;

namespace DockerNet.Wiring;

/// <summary>What the variables of a legacy link depend on.</summary>
public sealed record LinkEnvironmentInput
{
    /// <summary>The link's alias.</summary>
    public required string Alias { get; init; }

    /// <summary>The recipient's name; empty when it is not known, and then no variable tells it.</summary>
    public required string Recipient { get; init; }

    /// <summary>The source's address on the network that it shares with the recipient.</summary>
    public required IPAddress SourceAddress { get; init; }

    /// <summary>The ports that the source exposes, each as <c>5432/tcp</c>, in any order.</summary>
    public IReadOnlyList<string> ExposedPorts { get; init; } = [];

    /// <summary>The source's own variables, each as <c>NAME=VALUE</c>.</summary>
    public IReadOnlyList<string> SourceEnv { get; init; } = [];

    /// <summary>The recipient's own variables, which win over the link's.</summary>
    public IReadOnlyList<string> RecipientEnv { get; init; } = [];

    /// <summary>The engine's version, such as <c>20.10.24</c>.</summary>
    public required string EngineVersion { get; init; }
}
