using System.Collections.Concurrent;
using DockerNet.Contracts;
using DockerNet.Wiring;

namespace DockerNet.Workflows;

/// <summary>
/// Probes many targets from inside a container at once: by one command with the container's own tools, or else by a
/// helper that shares its network. What neither can test is told as not tested, never as unreachable.
/// </summary>
/// <param name="engine">The engine.</param>
/// <param name="image">The image that the user has named for helpers; null for none.</param>
/// <param name="cleanUp">Undoes what is half-made, whatever happens.</param>
internal sealed class ContainerProber(IEngine engine, string? image, Func<Func<CancellationToken, Task>, Task> cleanUp)
{
    // Every target costs a few processes in the container for as long as the answer takes.
    private const int MostAtOnce = 32;

    private const string Root = "0";
    private const string TookTooLong = "The container did not come to an end with the test, and the test was ended.";
    private const string PrintsTooMuch = "The container's own programs print without an end, and the test was ended.";

    private static readonly string[] s_tables =
        ["cat", "/proc/net/tcp", "/proc/net/tcp6", "/proc/net/udp", "/proc/net/udp6"];

    private static readonly EngineErrorKind[] s_misbehaviour = [ContainerErrors.ProgramTimeout, ContainerErrors.OutputTooLarge];

    // How much longer than its own limit a command may take until it is given up.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    private readonly NetworkHelper _helper = new(engine, image, cleanUp);
    private readonly BoundedProgram _program = new(engine, cleanUp);

    // Why a container cannot run a program itself.
    private readonly ConcurrentDictionary<(string Container, string Program), EngineErrorKind> _failing = [];

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
    /// <returns>The listeners; null when nothing can read them.</returns>
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
        string? text = (await TryExecAsync(source, command, EngineLimits.ProgramTime, token))?.Output;
        return string.IsNullOrEmpty(text) && MayHelp(source, command[0])
            ? (await TryHelperAsync(t => _helper.RunAsync(source, command, EngineLimits.ProgramTime, t), token))?.Output
            : text;
    }

    /// <summary>Runs a command that looks at the network of the engine's host.</summary>
    /// <param name="command">The command and its arguments.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>What it printed; null when no image has been named that can run it.</returns>
    public async Task<string?> ReadHostAsync(string[] command, CancellationToken token) =>
        (await TryHelperAsync(t => _helper.RunOnHostAsync(command, EngineLimits.ProgramTime, t), token))?.Output;

    private bool RunsItself(Container source, string program) => !_failing.ContainsKey((source.Id, program));

    private EngineErrorKind? Misbehaviour(Container source, string program) =>
        _failing.TryGetValue((source.Id, program), out EngineErrorKind? why) && why.IsAny(s_misbehaviour) ? why : null;

    // What the container's own image has is no better than what the container has.
    private bool MayHelp(Container source, string program) => _helper.Named is not null || Misbehaviour(source, program) is null;

    private async Task<ProbeOutcome[]> RunPartAsync(
        Container source, ProbeTarget[] targets, TimeSpan patience, CancellationToken token)
    {
        ProbeOutcome[] outcomes =
            [.. targets.Select(static t => t.IsPlausible ? ProbeVerdict.NotTested(t) : ProbeVerdict.Implausible(t))];
        TimeSpan limit = ProbeScript.Limit(patience) + s_patience;
        if (Left().Length > 0 && await TryExecAsync(source, Command(), limit, token) is ProcessOutput output)
        {
            Take(output, byHelper: false);
        }

        if (Left().Length > 0 && MayHelp(source, ProbeScript.Program)
            && await TryHelperAsync(t => _helper.RunAsync(source, Command(), limit, t), token) is ProcessOutput told)
        {
            Take(told, byHelper: true);
        }

        if (Misbehaviour(source, ProbeScript.Program) is EngineErrorKind why)
        {
            Set(Left(), ProbeFailure.Other, why == ContainerErrors.OutputTooLarge ? PrintsTooMuch : TookTooLong);
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

        void Take(ProcessOutput result, bool byHelper)
        {
            int[] left = Left();
            IReadOnlyList<ProbeOutcome> read = ProbeOutput.Parse(result.Output, [.. left.Select(i => targets[i])]);
            foreach ((int i, ProbeOutcome outcome) in left.Zip(read))
            {
                // The container's own words tell more than those of an image that has even fewer tools.
                outcomes[i] = outcome.Tested || !byHelper ? outcome with { ByHelper = byHelper } : outcomes[i];
            }
        }
    }

    // As root, since not every container's user may ping.
    private async Task<ProcessOutput?> TryExecAsync(
        Container source, string[] command, TimeSpan limit, CancellationToken token)
    {
        if (!RunsItself(source, command[0]))
        {
            return null;
        }

        try
        {
            return await _program.RunAsync(source.Id, new ExecRequest { Command = command, User = Root }, limit, token);
        }
        catch (EngineException error) when (error.Kind.IsAny(s_misbehaviour) || error.Kind.IsAny(
            ContainerErrors.CommandNotFound, LinkErrors.LinkSourceNotRunning, LinkErrors.LinkSourceNotOnBridge))
        {
            _failing[(source.Id, command[0])] = error.Kind;
            return null;
        }
    }

    // The container's own image may be as bad as the container.
    private static async Task<ProcessOutput?> TryHelperAsync(
        Func<CancellationToken, Task<ProcessOutput?>> run, CancellationToken token)
    {
        try
        {
            return await run(token);
        }
        catch (EngineException error) when (error.Kind.IsAny(s_misbehaviour))
        {
            return null;
        }
    }
}
