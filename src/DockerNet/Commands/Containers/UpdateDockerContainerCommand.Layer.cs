using System.Management.Automation;
using DockerNet.Binding;
using DockerNet.Contracts;
using DockerNet.Wiring;
using DockerNet.Workflows;

namespace DockerNet.Commands;

// What is lost, and what was left by one that was cut.
public sealed partial class UpdateDockerContainerCommand
{
    private const int MostShown = 5;
    private const string Confirm = nameof(Confirm);

    private bool _yesToAll;
    private bool _noToAll;

    private protected override async Task PrepareAsync(IEngine engine, CancellationToken token)
    {
        IReadOnlyList<Recovery> left = await ReplacementRecovery.FindAsync(engine, elsewhere: false, text => Name.Any(name => NamePattern.Fits(name, text)), token);
        foreach (Recovery recovery in left.Where(one => ShouldProcess(one.Target, one.Action)))
        {
            await TryAsync(engine, recovery.Target, async () =>
            {
                string done = "";
                await _critical.RunAsync(async () => done = await recovery.RunAsync(new CopyReport(), CancellationToken.None));
                WriteWarning($"An earlier {recovery.Work} was cut off: {done} (UpdateRecovered).");
            });
        }
    }

    private static void CheckKept(ContainerDetail old, IReadOnlyList<LayerChange> layer, IEnumerable<string> gone)
    {
        if (layer.Count > 0 && old.VolumePaths.Intersect(gone.Select(ContainerPath.Clean)).FirstOrDefault() is string path)
        {
            throw new EngineException(EngineErrors.OptionConflict, $"with -KeepLayer the image asks for the volume at {path}, so that it cannot be removed");
        }
    }

    // Null when it cannot be told. Without -KeepLayer it is only told of.
    private async Task<IReadOnlyList<LayerChange>?> ReadLayerAsync(IEngine engine, ContainerDetail old, CancellationToken token)
    {
        if (KeepLayer)
        {
            return await new ContainerLayer(engine, old).ReadAsync(token);
        }

        IReadOnlyList<LayerChange>? layer = null;
        await Hints.TryAsync(async t => layer = await new ContainerLayer(engine, old).ReadAsync(t), token);
        return layer;
    }

    private void WarnOfLoss(ContainerDetail old, IReadOnlyList<LayerChange>? layer)
    {
        if (layer is null)
        {
            WriteWarning($"{old.Name}: {Lost(layer)}. With -KeepLayer it is (LayerUnknown).");
        }
        else if (!KeepLayer && layer.Count > 0)
        {
            WriteWarning($"{old.Name}: {Lost(layer)}. With -KeepLayer they are (LayerLost).");
        }
    }

    // What the copy will not have, or has as the old one had it, and not as it would be made today.
    private static async Task<IEnumerable<WiringWarning>> OfChangeAsync(
        IEngine engine, ContainerDetail old, ContainerChange change, CancellationToken token)
    {
        var found = new List<WiringWarning>(LinkWarnings.OfAliases(change.Links ?? []));
        if (old.VolumesFrom.Length == 0 && change.Networks is null)
        {
            return found;
        }

        StartFacts facts = await FactsAsync(engine, old, token);
        HashSet<string> given = [.. change.Mounts.Select(static mount => mount.Target).Concat(change.WithoutMounts).Select(ContainerPath.Clean)];
        found.AddRange(
            from mount in ProviderFindings.Left(facts)
            where !given.Contains(ContainerPath.Clean(mount.Old.Target))
            select new WiringWarning(
                "VolumesFromReplaced",
                $"it keeps {mount.Old}, and {mount.New.Container}, which was made anew, has something else there: Test-DockerContainer tells how it is given that"));
        Network[] networks = [.. facts.Networks.Where(network => change.Networks?.Contains(network.Name) == true)];
        bool publishes = change.Ports is null ? old.Publish.Length > 0 || old.PublishAll : change.Ports.Count > 0;
        if (publishes && networks.Length > 0 && Array.TrueForAll(networks, static network => network.Internal))
        {
            found.Add(WiringWarnings.OfInternalPorts(Array.ConvertAll(networks, static network => network.Name)));
        }

        return found;
    }

    private static string Lost(IReadOnlyList<LayerChange>? layer) => layer is null
        ? "the engine does not tell what is in its own file system, which is not carried over"
        : $"{layer.Count} changes in its own file system are not carried over: {string.Join(", ", layer.Take(MostShown).Select(static change => change.Path))}{(layer.Count > MostShown ? " and more" : "")}";

    // Where nobody can answer the warning has to do: what runs unattended goes on.
    private bool MayLose(ContainerDetail old, IReadOnlyList<LayerChange>? layer) =>
        KeepLayer
        || Force
        || layer is { Count: 0 }
        || MyInvocation.BoundParameters.ContainsKey(Confirm)
        || GetVariableValue("ConfirmPreference") is ConfirmImpact.None or nameof(ConfirmImpact.None)
#pragma warning disable RS0030 // Nothing is read or written: it is only asked whether somebody could answer.
        || Console.IsInputRedirected
#pragma warning restore RS0030
        || AskWhereOneCan($"{old.Name}: {Lost(layer)}. Replace it all the same?");

    private bool AskWhereOneCan(string question)
    {
        try
        {
            return ShouldContinue(question, Confirm, ref _yesToAll, ref _noToAll);
        }
        catch (Exception error) when (error is PSInvalidOperationException or System.Management.Automation.Host.HostException or NotImplementedException)
        {
            return true;
        }
    }

    // Those that hold on to the container by its id, not by its name.
    private static IEnumerable<WiringWarning> LeftBehind(Container old, IReadOnlyList<Container> all)
    {
        old = all.FirstOrDefault(other => other.Id == old.Id) ?? old;
        IEnumerable<WiringWarning> sharers = all
            .Where(other => other.NetworkMode == $"container:{old.Id}")
            .Select(static other => new WiringWarning(
                "NetworkSharerLost", $"{other.Name} shared its network, and has none until it is made again"));
        return sharers.Concat(old.LinkNames.Select(static name => name.Split('/')).Select(static name => new WiringWarning(
            "LinkSourceReplaced", $"the link of {name[0]} to it as '{name[1]}' is dead: use Repair-ContainerLink {name[0]}")));
    }
}
