using System.Collections.Generic;
using System.Linq;

namespace DockerNet.Wiring;

/// <summary>Tells from where a container has its mounts, which the engine itself does not say.</summary>
internal static class MountOrigin
{
    private const string Own = "Own";

    /// <summary>Tells the origin of one mount.</summary>
    /// <param name="mount">The mount.</param>
    /// <param name="providers">The containers that the container takes mounts from, in its order.</param>
    /// <returns>The name of the provider that has the very same mount, or <c>Own</c>.</returns>
    public static string Of(ContainerMount mount, IEnumerable<Container> providers) =>
        providers.FirstOrDefault(provider => provider.Mounts.Any(other => Same(mount, other)))?.Name ?? Own;

    private static bool Same(ContainerMount one, ContainerMount other) =>
        one.Target == other.Target && one.Name == other.Name && one.Source == other.Source;
}
