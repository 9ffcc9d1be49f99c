using System.Collections.Concurrent;
using DockerNet.Contracts;

namespace DockerNet.Workflows;

/// <summary>
/// What is on engines although it was to be there only for a while, since its session ended first, or the engine did and
/// came back too late.
/// </summary>
internal static class Orphans
{
    private static readonly VolumeRecovery s_works = new();
    private static readonly HelperRecovery s_helpers = new();

    // The engines that were searched for helpers, by those who make some.
    private static readonly ConcurrentDictionary<string, bool> s_searched = new();

    // What this session itself has given up.
    private static readonly ConcurrentDictionary<string, bool> s_lost = new();

    /// <summary>Remembers something that could not be removed, or a work that could not be undone.</summary>
    /// <param name="host">The engine's address.</param>
    /// <param name="name">Its name, or that of the work's image.</param>
    public static void Add(string host, string name)
    {
        s_lost[name] = true;
        s_searched.TryRemove(host, out _);
    }

    /// <summary>Forgets it, since it is dealt with.</summary>
    /// <param name="name">Its name.</param>
    public static void Forget(string name) => s_lost.TryRemove(name, out _);

    /// <summary>Tells whether nobody will come back for something.</summary>
    /// <param name="name">Its name, or that of the work's image.</param>
    /// <param name="owner">Whose it is.</param>
    /// <returns>Whether its session has ended, or has given it up.</returns>
    public static bool IsOne(string name, string owner) => s_lost.ContainsKey(name) || HelperLabel.IsOrphan(owner);

    /// <summary>Finishes or undoes works that were cut off, tells of it, and removes what was there for a while.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="report">Where it is told.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>Nothing, when it is done as far as it can be.</returns>
    public static async Task RecoverAsync(IEngine engine, CopyReport report, CancellationToken token)
    {
        // They may hold what works need to change.
        await RemoveAsync(engine, token).ConfigureAwait(false);
        foreach (Recovery work in await FindAsync(s_works, engine, token).ConfigureAwait(false))
        {
            try
            {
                report.Warnings.Enqueue($"{await work.RunAsync(report, token).ConfigureAwait(false)} (WorkRecovered).");
            }
            catch (EngineException error)
            {
                report.Warnings.Enqueue(
                    $"a {work.Work} of {work.Target} that was cut off is neither finished nor undone: {error.Message}; when that is mended, use Repair-DockerNet (WorkLeft).");
            }
        }
    }

    /// <summary>Removes what was there for a while. Who makes little of that searches an engine once in a session.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>Nothing, when it is done as far as it can be.</returns>
    public static Task RemoveOnceAsync(IEngine engine, CancellationToken token) =>
        s_searched.TryAdd(engine.Host, true) ? RemoveAsync(engine, token) : Task.CompletedTask;

    private static async Task RemoveAsync(IEngine engine, CancellationToken token)
    {
        foreach (Recovery helper in await FindAsync(s_helpers, engine, token).ConfigureAwait(false))
        {
            try
            {
                await helper.RunAsync(new CopyReport(), token).ConfigureAwait(false);
            }
            catch (EngineException)
            {
                // Nobody asked for it.
            }
        }
    }

    // Nobody asked for it: an engine that fails will be told of by what was asked for.
    private static async Task<IReadOnlyList<Recovery>> FindAsync(IRecovery kind, IEngine engine, CancellationToken token)
    {
        try
        {
            return await kind.FindAsync(engine, elsewhere: false, token).ConfigureAwait(false);
        }
        catch (EngineException)
        {
            return [];
        }
    }
}
