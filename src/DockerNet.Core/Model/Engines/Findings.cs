namespace DockerNet.Wiring;

/// <summary>What is known to be broken in releases of the engine.</summary>
internal static class EngineFindings
{
    private static readonly (EngineCapability Damage, string Id, int Issue, string Problem, string Effect)[] s_damages =
    [
        (EngineCapability.DamagedDns, "EngineDnsDamaged", 51614,
            "The engine's DNS answers no names outside.", "Containers on networks that somebody created reach nothing outside by its name."),
        (EngineCapability.DamagedHostMode, "EngineSocketsDamaged", 52506,
            "The engine keeps programs of 32 bits from the network.", "Most of all in the mode host they find no names and get no ports."),
        (EngineCapability.DamagedDnsOfSwarmNodes, "EngineSwarmDnsDamaged", 51515,
            "On a node of a swarm the engine's DNS does not know its own networks.", "Containers on local networks do not find each other by name."),
    ];

    /// <summary>Judges an engine.</summary>
    /// <param name="engine">The engine.</param>
    /// <returns>The findings.</returns>
    public static IEnumerable<Finding> Of(DockerEngine engine) =>
        from damage in s_damages
        where EngineCapabilities.Has(engine.Release, damage.Damage) && (damage.Damage != EngineCapability.DamagedDnsOfSwarmNodes || engine.Swarm == "active")
        select new Finding
        {
            Severity = FindingSeverity.Error,
            Id = damage.Id,
            Target = engine.Name,
            Problem = damage.Problem,
            Effect = damage.Effect,
            Evidence = [$"release {engine.Version}", $"https://github.com/moby/moby/issues/{damage.Issue}"],
            Fix = $"Install release {EngineCapabilities.FirstWithout(damage.Damage)} of the engine, or a newer one.",
            DockerHost = engine.DockerHost,
        };
}
