namespace DockerNet.Workflows;

/// <summary>Does what is only a courtesy: whatever is thrown in it, the work goes on.</summary>
internal static class Hints
{
    // Nobody waits longer for what he has not asked for.
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(10);

    /// <summary>Does it.</summary>
    /// <param name="work">What is done.</param>
    /// <param name="token">Stops the work; this alone is passed on.</param>
    /// <returns>Nothing, when it is done, has failed or takes too long.</returns>
    public static async Task TryAsync(Func<CancellationToken, Task> work, CancellationToken token)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(token);
        limit.CancelAfter(s_limit);
        try
        {
            await work(limit.Token);
        }
        catch (Exception) when (!token.IsCancellationRequested)
        {
            // Whatever is really wrong, the work itself will tell.
        }
    }

    /// <summary>Finds warnings.</summary>
    /// <param name="find">What finds them.</param>
    /// <param name="token">Stops the work; this alone is passed on.</param>
    /// <returns>The warnings; none when it failed.</returns>
    public static async Task<IReadOnlyList<Wiring.WiringWarning>> FindAsync(
        Func<CancellationToken, Task<IEnumerable<Wiring.WiringWarning>>> find, CancellationToken token)
    {
        IReadOnlyList<Wiring.WiringWarning> found = [];
        await TryAsync(async t => found = [.. await find(t)], token);
        return found;
    }
}
