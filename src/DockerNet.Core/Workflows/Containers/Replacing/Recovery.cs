using DockerNet.Contracts;

namespace DockerNet.Workflows;

/// <summary>Finds replacements of containers that were cut off.</summary>
internal sealed class ReplacementRecovery : IRecovery
{
    private const string Cmdlet = "Update-DockerContainer";

    /// <inheritdoc/>
    public Task<IReadOnlyList<Recovery>> FindAsync(IEngine engine, bool elsewhere, CancellationToken token) =>
        FindAsync(engine, elsewhere, static _ => true, token);

    /// <summary>Finds what was left of some containers.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="elsewhere">Whether to take what sessions of other computers have begun for left too.</param>
    /// <param name="wants">Tells whether a container is one of them, by its name or its id.</param>
    /// <param name="token">Stops the search.</param>
    /// <returns>The works, none where nothing was left.</returns>
    public static async Task<IReadOnlyList<Recovery>> FindAsync(
        IEngine engine, bool elsewhere, Func<string, bool> wants, CancellationToken token)
    {
        IReadOnlyList<ReplacementRecord> left = await new ReplacementLedger(engine).LeftAsync(elsewhere, token).ConfigureAwait(false);
        return
        [
            .. left.Where(record => wants(record.Name) || wants(record.OldId) || (record.CopyId is string copy && wants(copy)))
                .Select(record => new Recovery(
                    Cmdlet,
                    record.Name,
                    record.IsFinal
                        ? $"Take the changed container {record.Name} to its end, and remove the old one"
                        : $"Put the container {record.Name} back as it was before its change",
                    (_, t) => new ReplacementUndo(engine).RunAsync(record, t))),
        ];
    }
}
