using DockerNet.Contracts;

namespace DockerNet.Workflows;

/// <summary>All kinds of work that can be finished or undone when they were cut off.</summary>
internal static class Recoveries
{
    // Containers before the helpers that may hold what is needed to change them, and these before volumes.
    private static readonly IRecovery[] s_kinds = [new ReplacementRecovery(), new LinkRecovery(), new HelperRecovery(), new VolumeRecovery()];

    /// <summary>Finds all that was left.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="elsewhere">Whether to take what sessions of other computers have begun for left too.</param>
    /// <param name="token">Stops the search.</param>
    /// <returns>The works, each kind when the ones before are dealt with.</returns>
    public static async IAsyncEnumerable<Recovery> FindAsync(
        IEngine engine, bool elsewhere, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken token)
    {
        foreach (IRecovery kind in s_kinds)
        {
            foreach (Recovery recovery in await kind.FindAsync(engine, elsewhere, token).ConfigureAwait(false))
            {
                yield return recovery;
            }
        }
    }
}
