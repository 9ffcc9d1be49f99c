namespace DockerNet;

/// <summary>Where a rule is known from.</summary>
public enum RuleOrigin : long
{
    /// <summary>It was read from the firewall of the engine's host.</summary>
    Read,

    /// <summary>It follows from the networks and the published ports, as the engine makes it of them.</summary>
    Derived,
}
