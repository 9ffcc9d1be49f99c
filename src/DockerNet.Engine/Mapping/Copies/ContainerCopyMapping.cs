using System.Text.Json.Nodes;
using DockerNet.Contracts;
using DockerNet.Wiring;
using NetworkSpec = DockerNet.Wiring.NetworkSpec;

namespace DockerNet.Engine.Mapping;

/// <summary>
/// Writes a container that exists in the form that creates it anew: the engine's own words, with the changes. What
/// inspection tells is not what creation takes: see the comments.
/// </summary>
internal static class ContainerCopyMapping
{
    private const string ContainerMode = "container:";

    /// <summary>Maps.</summary>
    /// <param name="source">What the copy is made of.</param>
    /// <param name="change">What shall be different.</param>
    /// <returns>The engine's form, and what has to be told. It has all networks; whoever sends it takes out what the engine cannot take.</returns>
    public static (JsonObject Body, IReadOnlyList<string> Warnings) From(CopySource source, ContainerChange change)
    {
        JsonObject config = Json.Part(source.Model, "Config");
        JsonObject host = Json.Part(source.Model, "HostConfig");
        string hostname = Json.Text(config, "Hostname");

        // By default the name of the machine inside is the container's id, which the copy shall not inherit.
        if (source.Id.StartsWith(hostname, StringComparison.Ordinal) || !HasOwnName(host) || change.Networks?.All(HasOwnName) == false)
        {
            config.Remove("Hostname");
        }

        config["Image"] = source.Image;
        Json.Replace(config, "Env", Env(source, Json.Texts(config, "Env"), change));
        var mounts = new CopyMounts(source, change);
        mounts.Write(config, host);
        JsonObject places = CopyEndpoints.Write(source, change, config, host);
        Link(host, places, change);
        if (change.Ports is not null)
        {
            Publish(config, host, change.Ports);
        }

        if (change.WithoutRestart)
        {
            host["RestartPolicy"] = new JsonObject { ["Name"] = "no", ["MaximumRetryCount"] = 0 };
        }

        config["HostConfig"] = host;
        config["NetworkingConfig"] = new JsonObject { ["EndpointsConfig"] = places };
        return (config, mounts.Warnings);
    }

    private static bool HasOwnName(JsonObject host) => HasOwnName(Json.Text(host, "NetworkMode"));

    private static bool HasOwnName(string mode) => mode != "host" && !mode.StartsWith(ContainerMode, StringComparison.Ordinal);

    // One that takes the place of another stays where it was: the order tells who sees what the same.
    private static IEnumerable<string> Env(CopySource source, string[] env, ContainerChange change)
    {
        Dictionary<string, string> set = change.Env.GroupBy(NameOf).ToDictionary(static g => g.Key, static g => g.Last());
        HashSet<string> gone = [.. change.WithoutEnv.Except(set.Keys)];
        HashSet<string> present = [.. env.Select(NameOf)];

        // The engine adds what the image has and the container has not, unless the bare name says that it is to have none.
        return env.Where(text => !gone.Contains(NameOf(text)))
            .Select(text => set.GetValueOrDefault(NameOf(text), text))
            .Concat(set.Where(pair => !present.Contains(pair.Key)).Select(static pair => pair.Value))
            .Concat(source.ImageEnv.Select(NameOf).Where(gone.Contains));
    }

    private static string NameOf(string variable) => variable.Split('=')[0];

    private static void Link(JsonObject host, JsonObject places, ContainerChange change)
    {
        IEnumerable<string> links = change.Links?.Select(static link => link.ToString())
            ?? Json.Texts(host, "Links").Select(ContainerMapping.LinkText);
        string mode = Json.Text(host, "NetworkMode");
        bool perNetwork = NetworkSpec.IsOwn(mode);
        Json.Replace(host, "Links", perNetwork ? [] : links);
        if (perNetwork && change.Links is not null && places[mode] is JsonObject place)
        {
            Json.Replace(place, "Links", change.Links.Select(static link => $"{link.Source}:{link.Alias}"));
        }
    }

    private static void Publish(JsonObject config, JsonObject host, IEnumerable<PortSpec> ports)
    {
        var bindings = new JsonObject();
        foreach (IGrouping<string, PortMapping> port in ports.SelectMany(static port => port.Mappings).GroupBy(HostConfigMapping.Key))
        {
            bindings[port.Key] = new JsonArray(
                [.. port.Select(static one => new JsonObject { ["HostIp"] = one.HostAddress, ["HostPort"] = one.HostPort })]);
        }

        if (!JsonNode.DeepEquals(Json.Part(host, "PortBindings"), bindings))
        {
            host["PortBindings"] = bindings;
        }

        Json.ReplaceSet(config, "ExposedPorts", Json.Keys(config, "ExposedPorts").Concat(bindings.Select(static port => port.Key)));
    }
}
