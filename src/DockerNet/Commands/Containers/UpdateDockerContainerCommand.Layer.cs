using System.Management.Automation;
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
        IReadOnlyList<Recovery> left = await ReplacementRecovery.FindAsync(engine, elsewhere: false, IsNamed, token);
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

    // By a pattern of names, by the name, or by the beginning of an id.
    private bool IsNamed(string text) => Name.Any(name =>
        new WildcardPattern(name, WildcardOptions.IgnoreCase).IsMatch(text)
        || (name.Length >= DockerEntity.ShortLength && text.StartsWith(name, StringComparison.Ordinal)));

    private static void CheckKept(ContainerDetail old, IReadOnlyList<LayerChange> layer, IEnumerable<string> gone)
    {
        if (layer.Count > 0 && old.VolumePaths.Intersect(gone.Select(ContainerPath.Clean)).FirstOrDefault() is string path)
        {
            throw new EngineException(EngineErrors.OptionConflict, $"with -KeepLayer the image asks for the volume at {path}, so that it cannot be removed");
        }
    }

    private void WarnOfLoss(ContainerDetail old, IReadOnlyList<LayerChange> layer)
    {
        if (!KeepLayer && layer.Count > 0)
        {
            WriteWarning($"{old.Name}: {Lost(layer)}. With -KeepLayer they are (LayerLost).");
        }
    }

    private static string Lost(IReadOnlyList<LayerChange> layer) =>
        $"{layer.Count} changes in its own file system are not carried over: {string.Join(", ", layer.Take(MostShown).Select(static change => change.Path))}{(layer.Count > MostShown ? " and more" : "")}";

    // Where nobody can answer the warning has to do: what runs unattended goes on.
    private bool MayLose(ContainerDetail old, IReadOnlyList<LayerChange> layer) =>
        KeepLayer
        || Force
        || layer.Count == 0
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
}
