namespace DockerNet.Wiring;

/// <summary>Finds in the links of a new container what the engine takes without a word.</summary>
internal static class LinkWarnings
{
    /// <summary>Judges links that have one alias. The same link twice is no harm.</summary>
    /// <param name="links">The links.</param>
    /// <returns>The warnings.</returns>
    public static IEnumerable<WiringWarning> OfAliases(IEnumerable<LinkSpec> links) =>
        from same in links.DistinctBy(static link => (link.Source, link.Alias)).GroupBy(static link => link.Alias)
        where same.Count() > 1
        select new WiringWarning(
            "LinkAliasTwice",
            $"the links to {string.Join(" and ", same.Select(static link => link.Source))} have the same alias '{same.Key}', "
                + "which leads to one of them only: give each its own");
}
