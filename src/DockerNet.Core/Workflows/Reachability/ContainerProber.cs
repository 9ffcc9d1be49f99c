using DockerNet.Contracts;
using DockerNet.Wiring;

namespace DockerNet.Workflows;

/// <summary>
/// Probes many targets from inside a container at once: by one command with the container's own tools, or else by a
/// helper that shares its network. What neither can test is told as not tested, never as unreachable.
/// </summary>
/// <param name="engine">The engine.</param>
/// <param name="image">The image that a helper is made of first; null for any that the engine has.</param>
/// <param name="cleanUp">Undoes what is half-made, whatever happens.</param>
internal sealed class ContainerProber(IEngine engine, string? image, Func<Func<CancellationToken, Task>, Task> cleanUp)
{
    // Every target costs a few processes in the container for as long as the answer takes.
    private const int MostAtOnce = 64;

    private const string Root = "0";
    private const string TookTooLong = "The container did not come to an end with the test.";

    private static readonly string[] s_tables =
        ["cat", "/proc/net/tcp", "/proc/net/tcp6", "/proc/net/udp", "/proc/net/udp6"];

    // How much longer than its own limit a command may take until it is given up.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    private readonly NetworkHelper _helper = new(engine, image, cleanUp);
    private readonly HashSet<(string Container, string Program)> _missing = [];

    /// <summary>Probes.</summary>
    /// <param name="source">The container. It must run.</param>
    /// <param name="targets">What it is to reach.</param>
    /// <param name="patience">How long each target may take to answer. Parts of a second count as a whole one.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>What came of each, in their order.</returns>
    public async Task<IReadOnlyList<ProbeOutcome>> RunAsync(
        Container source, IReadOnlyList<ProbeTarget> targets, TimeSpan patience, CancellationToken token)
    {
        var outcomes = new List<ProbeOutcome>();
        foreach (ProbeTarget[] part in targets.Chunk(MostAtOnce))
        {
            outcomes.AddRange(await RunPartAsync(source, part, patience, token));
        }

        return outcomes;
    }

    /// <summary>Whether the last listeners had to be read by a helper, which costs much more.</summary>
    /// <param name="source">The container.</param>
    /// <returns>Whether they had.</returns>
    public bool ReadsByHelper(Container source) => !RunsItself(source, s_tables[0]);

    /// <summary>Reads at which addresses and ports something in a container listens.</summary>
    /// <param name="source">The container. It must run.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>The listeners; null when nothing on the engine can read them.</returns>
    public async Task<IReadOnlyList<SocketListener>?> ReadListenersAsync(Container source, CancellationToken token)
    {
        string? text = await ReadAsync(source, s_tables, token);
        return text is null ? null : SocketTable.Listeners(text);
    }

    /// <summary>Runs a command that looks at a container's network, in the container or beside it.</summary>
    /// <param name="source">The container. It must run.</param>
    /// <param name="command">The command and its arguments.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>What it printed; null when nothing on the engine can run it.</returns>
    public async Task<string?> ReadAsync(Container source, string[] command, CancellationToken token)
    {
        string? text = (await TryExecAsync(source, command, token))?.Output;
        if (string.IsNullOrEmpty(text))
        {
            await _helper.RunAsync(source, () => command, Take, token);
        }

        return text;

        bool Take(ProcessOutput output) => (text = output.Output).Length > 0;
    }

    /// <summary>Runs a command that looks at the network of the engine's host.</summary>
    /// <param name="command">The command and its arguments.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>What it printed; null when nothing on the engine can run it.</returns>
    public async Task<string?> ReadHostAsync(string[] command, CancellationToken token)
    {
        string? text = null;
        await _helper.RunOnHostAsync(command, output => (text = output.Output).Length > 0, token);
        return text;
    }

    private bool RunsItself(Container source, string program) => !_missing.Contains((source.Id, program));

    private async Task<ProbeOutcome[]> RunPartAsync(
        Container source, ProbeTarget[] targets, TimeSpan patience, CancellationToken token)
    {
        ProbeOutcome[] outcomes =
            [.. targets.Select(static t => t.IsPlausible ? ProbeVerdict.NotTested(t) : ProbeVerdict.Implausible(t))];
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(token);
        limit.CancelAfter(ProbeScript.Limit(patience) + s_patience);
        try
        {
            if (Left().Length > 0 && await TryExecAsync(source, Command(), limit.Token) is ProcessOutput output)
            {
                Take(output, byHelper: false);
            }

            if (Left().Length > 0)
            {
                await _helper.RunAsync(source, Command, helperOutput => Take(helperOutput, byHelper: true), limit.Token);
            }
        }
        catch (OperationCanceledException) when (!token.IsCancellationRequested)
        {
            Set(Left(), ProbeFailure.Other, TookTooLong);
        }

        return outcomes;

        int[] Left() => [.. Enumerable.Range(0, outcomes.Length).Where(i => !outcomes[i].Tested)];

        string[] Command() => ProbeScript.Command([.. Left().Select(i => targets[i])], patience);

        void Set(int[] which, ProbeFailure failure, string detail)
        {
            foreach (int i in which)
            {
                outcomes[i] = outcomes[i] with { Failure = failure, Detail = detail };
            }
        }

        bool Take(ProcessOutput result, bool byHelper)
        {
            int[] left = Left();
            IReadOnlyList<ProbeOutcome> read = ProbeOutput.Parse(result.Output, [.. left.Select(i => targets[i])]);
            foreach ((int i, ProbeOutcome outcome) in left.Zip(read))
            {
                // The container's own words tell more than those of an image that has even fewer tools.
                outcomes[i] = outcome.Tested || !byHelper ? outcome with { ByHelper = byHelper } : outcomes[i];
            }

            return Left().Length == 0;
        }
    }

    // As root, since not every container's user may ping.
    private async Task<ProcessOutput?> TryExecAsync(Container source, string[] command, CancellationToken token)
    {
        if (!RunsItself(source, command[0]))
        {
            return null;
        }

        try
        {
            return await engine.Exec.RunAsync(source.Id, new ExecRequest { Command = command, User = Root }, token);
        }
        catch (EngineException error) when (
            error.Kind.IsAny(ContainerErrors.CommandNotFound, LinkErrors.LinkSourceNotRunning, LinkErrors.LinkSourceNotOnBridge))
        {
            _missing.Add((source.Id, command[0]));
            return null;
        }
    }
}
