namespace DockerNet.Workflows;

/// <summary>Does what is only a courtesy: whatever is thrown in it, the work goes on.</summary>
internal static class Hints
{
    /// <summary>Does it.</summary>
    /// <param name="work">What is done.</param>
    /// <param name="token">Stops the work; this alone is passed on.</param>
    /// <returns>Nothing, when it is done or has failed.</returns>
    public static async Task TryAsync(Func<Task> work, CancellationToken token)
    {
        try
        {
            await work();
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
        Func<Task<IEnumerable<Wiring.WiringWarning>>> find, CancellationToken token)
    {
        IReadOnlyList<Wiring.WiringWarning> found = [];
        await TryAsync(async () => found = [.. await find()], token);
        return found;
    }
}
