using DockerNet.Contracts;

namespace DockerNet.Commands;

/// <summary>What names one of a swarm's objects.</summary>
internal static class SwarmName
{
    /// <summary>Finds one as engines do: by the whole id, by the name, by the beginning of the id.</summary>
    /// <typeparam name="T">The type of object.</typeparam>
    /// <param name="all">All of them.</param>
    /// <param name="name">The name or id.</param>
    /// <param name="missing">The error when there is none.</param>
    /// <returns>The one.</returns>
    public static T Find<T>(IReadOnlyList<T> all, string name, EngineErrorKind missing)
        where T : DockerEntity
    {
        T[] named = [.. all.Where(one => one.Id == name)];
        named = named.Length > 0 ? named : [.. all.Where(one => one.Name == name)];
        named = named.Length > 0 ? named : [.. all.Where(one => one.Id.StartsWith(name, StringComparison.Ordinal))];
        return named.Length == 1 ? named[0]
            : throw new EngineException(
                named.Length == 0 ? missing : EngineErrors.NameAmbiguous,
                named.Length == 0 ? "the swarm has none of that name" : $"the swarm has {named.Length} of that name")
            {
                Subject = name,
            };
    }
}
