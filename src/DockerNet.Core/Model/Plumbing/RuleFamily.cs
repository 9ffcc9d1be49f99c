namespace DockerNet;

/// <summary>Which addresses a rule is for.</summary>
public enum RuleFamily : long
{
    /// <summary>Those of IPv4.</summary>
    IPv4,

    /// <summary>Those of IPv6.</summary>
    IPv6,
}
