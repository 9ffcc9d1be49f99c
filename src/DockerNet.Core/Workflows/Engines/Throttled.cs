namespace DockerNet.Workflows;

/// <summary>Works on several things at the same time, but not on too many.</summary>
internal static class Throttled
{
    /// <summary>Does the work for each thing. It goes on where it was begun, so that it may write.</summary>
    /// <typeparam name="T">The type of thing.</typeparam>
    /// <param name="items">The things.</param>
    /// <param name="limit">How many at the same time.</param>
    /// <param name="work">The work.</param>
    /// <param name="token">Stops what has not begun.</param>
    /// <returns>Nothing, when all is done.</returns>
    public static async Task ForEachAsync<T>(IEnumerable<T> items, int limit, Func<T, Task> work, CancellationToken token)
    {
        using var slots = new SemaphoreSlim(limit);
        await Task.WhenAll(items.Select(RunAsync));

        async Task RunAsync(T item)
        {
            await slots.WaitAsync(token);
            try
            {
                await work(item);
            }
            finally
            {
                slots.Release();
            }
        }
    }
}
