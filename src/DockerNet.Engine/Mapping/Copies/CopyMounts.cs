using System.Text.Json.Nodes;
using DockerNet.Contracts;
using DockerNet.Wiring;

namespace DockerNet.Engine.Mapping;

/// <summary>
/// Writes the mounts of a copy: the same volumes and paths, and each in the way that it was mounted. A volume without a
/// name keeps being one only by <c>VolumesFrom</c>, and one with a name is held from the first moment only by its own.
/// </summary>
internal sealed class CopyMounts
{
    private const string Bind = "bind";
    private const string Volume = "volume";
    private const string Image = "image";
    private const string Mounts = "Mounts";
    private const string Volumes = "Volumes";
    private const string VolumesFrom = "VolumesFrom";
    private const string Destination = "Destination";

    private readonly CopySource _source;
    private readonly JsonObject[] _present;
    private readonly MountSpec[] _added;
    private readonly HashSet<string> _removed;
    private readonly HashSet<string> _gone;

    public CopyMounts(CopySource source, ContainerChange change)
    {
        _source = source;
        _present = Json.Objects(source.Model, Mounts);
        _added = [.. change.Mounts.Where(mount => !IsThere(mount))];
        _removed = [.. change.WithoutMounts.Select(ContainerPath.Clean)];
        _gone = [.. _added.Select(static mount => ContainerPath.Clean(mount.Target)), .. _removed];
    }

    /// <summary>What has to be told of them.</summary>
    public List<string> Warnings { get; } = [];

    /// <summary>Writes them.</summary>
    /// <param name="config">What the copy is.</param>
    /// <param name="host">What it has of its host.</param>
    public void Write(JsonObject config, JsonObject host)
    {
        string[] binds = [.. Json.Texts(host, "Binds").Where(text => !_gone.Contains(BindText.Target(text)))];
        List<JsonObject> keyed = [.. Json.Objects(host, Mounts).Where(mount => !_gone.Contains(Target(mount)) && !IsAnonymous(mount))];
        HashSet<string> named = [.. binds.Select(BindText.Target), .. keyed.Select(Target)];
        List<JsonObject> inherited =
        [
            .. _present.Where(static mount => Json.Text(mount, "Type") is Bind or Volume or Image)
                .Where(mount => !_gone.Contains(At(mount)) && !named.Contains(At(mount))),
        ];
        inherited.RemoveAll(TakeOver(host, inherited).Contains);
        foreach (JsonObject mount in inherited)
        {
            keyed.Add(Keyed(mount));
            if (IsEngineMade(mount))
            {
                Warnings.Add($"its volume at {At(mount)} is called {Json.Text(mount, "Name")} from now on, and stays when the container is removed with its volumes (AnonymousVolumeNamed).");
            }
        }

        Json.Replace(host, "Binds", [.. binds, .. _added.Where(static mount => !mount.IsAnonymous).Select(static mount => mount.ToString())]);
        Json.Replace(host, Mounts, keyed);
        Json.ReplaceSet(config, Volumes, Json.Keys(config, Volumes).Where(target => !_gone.Contains(ContainerPath.Clean(target)))
            .Concat(_added.Where(static mount => mount.IsAnonymous).Select(static mount => mount.Target)));
    }

    private static string At(JsonObject mount) => Json.Text(mount, Destination);

    private static string Target(JsonObject mount) => ContainerPath.Clean(Json.Text(mount, nameof(Target)));

    private static bool IsAnonymous(JsonObject keyed) =>
        Json.Text(keyed, "Type") is Volume or "" && Json.Text(keyed, "Source").Length == 0;

    private static bool IsEngineMade(JsonObject mount) =>
        Json.Text(mount, "Type") == Volume && VolumeRules.IsEngineMade(Json.Text(mount, "Name"));

    private static bool IsSame(JsonObject one, JsonObject other) =>
        new[] { "Type", "Name", "Source", Destination, "Propagation", "RW" }.All(field => JsonNode.DeepEquals(one[field], other[field]));

    private static JsonObject Keyed(JsonObject mount)
    {
        string type = Json.Text(mount, "Type");
        bool bind = type == Bind;
        var made = new JsonObject
        {
            ["Type"] = type,
            ["Source"] = Json.Text(mount, bind ? "Source" : "Name"),
            [nameof(Target)] = At(mount),
            ["ReadOnly"] = !Json.IsTrue(mount, "RW"),
        };
        if (type == Volume)
        {
            made["VolumeOptions"] = new JsonObject { ["NoCopy"] = true };
        }
        else if (bind && Json.Text(mount, "Propagation") is { Length: > 0 } propagation)
        {
            made["BindOptions"] = new JsonObject { ["Propagation"] = propagation };
        }

        return made;
    }

    private bool IsThere(MountSpec mount)
    {
        JsonNode? host = _source.Model["HostConfig"];
        return mount.IsAnonymous
            ? _present.Any(other => At(other) == ContainerPath.Clean(mount.Target) && IsEngineMade(other))
            : Json.Texts(host, "Binds").Contains(mount.ToString());
    }

    // What comes from other containers, and from the one that is copied.
    private HashSet<JsonObject> TakeOver(JsonObject host, List<JsonObject> inherited)
    {
        var covered = new HashSet<JsonObject>();
        var from = new List<string>();
        HashSet<string> blocked = [.. _removed, .. _added.Where(static mount => mount.IsAnonymous).Select(static mount => ContainerPath.Clean(mount.Target))];
        if (Json.Texts(host, VolumesFrom).Length > 0 && _source.Providers is not null)
        {
            JsonObject[] given = [.. _source.Providers.SelectMany(static provider => Json.Objects(provider, Mounts))];
            if (given.All(mount => !blocked.Contains(At(mount)) && _present.Any(own => At(own) == At(mount))))
            {
                JsonObject[] same = [.. inherited.Where(own => given.LastOrDefault(mount => At(mount) == At(own)) is JsonObject mount && IsGiven(own, mount))];
                if (given.All(mount => same.Any(own => At(own) == At(mount)) || inherited.TrueForAll(own => At(own) != At(mount))))
                {
                    from.AddRange(Json.Texts(host, VolumesFrom));
                    covered.UnionWith(same);
                }
            }
        }

        JsonObject[] anonymous = [.. inherited.Where(mount => !covered.Contains(mount) && IsEngineMade(mount))];
        if (anonymous.Length > 0
            && _present.All(mount => !blocked.Contains(At(mount)) && Json.Text(mount, "Type") is Bind or Volume))
        {
            from.Add(CopyOrigin.Of(_source.Id));
            covered.UnionWith(anonymous);
        }

        Json.Replace(host, VolumesFrom, from);
        return covered;
    }

    // With a mode of its own it may be read only where its provider's is not.
    private static bool IsGiven(JsonObject own, JsonObject mount)
    {
        mount["RW"] = own["RW"]?.DeepClone();
        return IsSame(own, mount);
    }
}
