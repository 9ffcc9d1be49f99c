namespace DockerNet;

/// <summary>What a rule is there for, by the name of the table that it is in.</summary>
public enum RuleTable : long
{
    /// <summary>It translates addresses.</summary>
    Nat,

    /// <summary>It lets pass what goes through the host, or drops it.</summary>
    Filter,

    /// <summary>It drops what comes from elsewhere before all else.</summary>
    Raw,
}
