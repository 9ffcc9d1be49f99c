namespace DockerNet.Wiring;

/// <summary>Finds what is wrong with the containers that one has mounts from.</summary>
internal static class ProviderFindings
{
    /// <summary>Finds it.</summary>
    /// <param name="facts">The container and what is around it.</param>
    /// <returns>What is wrong.</returns>
    public static IEnumerable<Finding> Of(StartFacts facts) => Gone(facts).Concat(Replaced(facts));

    /// <summary>Finds mounts that a container was given by one that was made anew since, with others.</summary>
    /// <param name="facts">The container and what is around it.</param>
    /// <returns>For each path what it has, and what it would be given now.</returns>
    public static IEnumerable<(ContainerMount Old, ContainerMount New)> Left(StartFacts facts)
    {
        List<Container> providers = [.. Names(facts).Select(name => StartFindings.Find(facts, name)).OfType<Container>()];
        return providers.Count < Names(facts).Count()
            ? []
            : from target in providers.SelectMany(static provider => provider.Mounts).Select(At).Distinct()
              where facts.Container.OwnMounts.All(own => ContainerPath.Clean(own.Target) != target)
              let old = facts.Container.Mounts.FirstOrDefault(mount => At(mount) == target)
              let now = providers.SelectMany(static provider => provider.Mounts).Last(mount => At(mount) == target)
              where old is not null && Content(old) != Content(now)
              select (old, now);
    }

    private static IEnumerable<string> Names(StartFacts facts) =>
        facts.Container.VolumesFrom.Select(VolumesFromSpec.ContainerOf);

    private static string At(ContainerMount mount) => ContainerPath.Clean(mount.Target);

    private static string Content(ContainerMount mount) => mount.Name.Length > 0 ? mount.Name : mount.Source;

    private static IEnumerable<Finding> Gone(StartFacts facts) =>
        from provider in Names(facts)
        where StartFindings.Find(facts, provider) is null
        select new Finding
        {
            Severity = FindingSeverity.Information,
            Id = "VolumesFromGone",
            Target = facts.Container.Name,
            Problem = $"The container {provider} that it has mounts from is gone.",
            Effect = "It starts and has its mounts, but cannot be made again with the same words.",
            Evidence = [$"volumes from: {provider}"],
            Fix = $"Update-DockerContainer {facts.Container.Name}",
            DockerHost = facts.Container.DockerHost,
        };

    private static IEnumerable<Finding> Replaced(StartFacts facts) =>
        from mount in Left(facts)
        select new Finding
        {
            Severity = FindingSeverity.Warning,
            Id = "VolumesFromReplaced",
            Target = facts.Container.Name,
            Problem = $"The container {mount.New.Container} that it has {mount.Old.Target} from was made anew, and has something else there.",
            Effect = "It goes on with what it had, and what one of them writes the other does not see.",
            Evidence = [$"it has: {mount.Old}", $"{mount.New.Container} has: {mount.New}"],
            Fix = $"Update-DockerContainer {facts.Container.Name} -Volume {Content(mount.New)}:{mount.Old.Target}",
            DockerHost = facts.Container.DockerHost,
        };
}
