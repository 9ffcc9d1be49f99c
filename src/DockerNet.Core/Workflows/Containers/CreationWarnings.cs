using System.Net;
using DockerNet.Contracts;
using DockerNet.Wiring;

namespace DockerNet.Workflows;

/// <summary>Finds what the engine did not say about a container that it has created.</summary>
internal static class CreationWarnings
{
    private const string Discarded = "Published ports are discarded";

    /// <summary>Finds the warnings.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="id">The container's id.</param>
    /// <param name="request">What it was to be.</param>
    /// <param name="mounts">Looks at its mounts.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>The warnings.</returns>
    public static async Task<IEnumerable<WiringWarning>> FindAsync(
        IEngine engine, string id, ContainerRequest request, MountCheck mounts, CancellationToken token)
    {
        var found = new List<WiringWarning>();
        if (request.Ports.Count > 0 || request.PublishAll)
        {
            found.AddRange(WiringWarnings.OfPorts(request.Network));
        }

        if (request.Links.Count > 0)
        {
            found.AddRange(WiringWarnings.OfLinks(request.Network));
        }

        if (request.Network is null or "bridge")
        {
            found.AddRange(WiringWarnings.OfNetworkSettings(Settings(request)));
        }

        // One that fails takes none of the others with it.
        found.AddRange(await Hints.FindAsync(async t => await mounts.FindAsync(id, request, t), token));
        found.AddRange(await Hints.FindAsync(async t => await SubpathCheck.FindAsync(engine, id, request.KeyedMounts, t), token));
        found.AddRange(await Hints.FindAsync(t => OfVariablesAsync(engine, id, request, t), token));
        found.AddRange(await Hints.FindAsync(t => OfDifferencesAsync(engine, id, request, t), token));
        return found;
    }

    /// <summary>Puts the engine's own warnings before the others, without one that says the same.</summary>
    /// <param name="own">The engine's words.</param>
    /// <param name="found">The other warnings.</param>
    /// <returns>All warnings.</returns>
    public static IEnumerable<string> Merge(IEnumerable<string> own, IEnumerable<WiringWarning> found) =>
        own.Where(static text => !text.StartsWith(Discarded, StringComparison.Ordinal))
            .Concat(found.Where(static warning => !warning.IsRemark).Select(static warning => warning.ToString()));

    private static string[] Settings(ContainerRequest request) =>
    [
        .. request.Aliases.Count > 0 ? ["-Alias has no effect"] : Array.Empty<string>(),
        .. (request.IPAddress ?? request.IPv6Address) is not null ? ["-IPAddress has no effect"] : Array.Empty<string>(),
    ];

    private static async Task<IEnumerable<WiringWarning>> OfDifferencesAsync(
        IEngine engine, string id, ContainerRequest request, CancellationToken token)
    {
        ContainerDetail made = await engine.Containers.InspectAsync(id, token);
        var providers = new List<ContainerDetail>();
        foreach (string name in request.VolumesFrom.Select(static spec => spec.Container).Distinct())
        {
            providers.Add(await engine.Containers.InspectAsync(name, token));
        }

        return [.. CreationDifferences.Of(request, made), .. CreationDifferences.OfTaken(request, made, providers)];
    }

    private static async Task<IEnumerable<WiringWarning>> OfVariablesAsync(
        IEngine engine, string id, ContainerRequest request, CancellationToken token)
    {
        if (request.Links.Count == 0 || !NetworkSpec.IsDefault(request.Network))
        {
            return [];
        }

        DockerEngine about = await engine.System.GetAsync(token);
        if (about.InjectsLinkVariables != true)
        {
            return [];
        }

        var found = new List<WiringWarning>();
        ContainerDetail recipient = await engine.Containers.InspectAsync(id, token);
        foreach (LinkSpec link in request.Links)
        {
            ContainerDetail source = await engine.Containers.InspectAsync(link.Source, token);
            found.AddRange(WiringWarnings.OfLinkVariables(new LinkEnvironmentInput
            {
                Alias = link.Alias,
                Recipient = recipient.Name,
                SourceAddress = IPAddress.None,
                ExposedPorts = source.ExposedPorts,
                SourceEnv = source.Env,
                RecipientEnv = recipient.Env,
                EngineVersion = about.Version,
            }));
        }

        return found;
    }
}
