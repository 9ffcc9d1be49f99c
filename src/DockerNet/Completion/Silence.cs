using System.Management.Automation;

namespace DockerNet.Completion;

/// <summary>A line that is being typed is no place for an error, whatever it is.</summary>
internal static class Silence
{
    /// <summary>Completes, or offers nothing.</summary>
    /// <param name="complete">Completes.</param>
    /// <returns>What can stand there.</returns>
    public static IEnumerable<CompletionResult> Keep(Func<IEnumerable<CompletionResult>> complete)
    {
        try
        {
            return [.. complete()];
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            return [];
        }
    }
}
