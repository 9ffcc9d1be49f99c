using DockerNet.Contracts;
using DockerNet.Wiring;

namespace DockerNet.Workflows;

/// <summary>
/// Names paths of Windows where there is none. Only a refusal tells: an engine in a virtual machine of Windows takes them.
/// </summary>
internal static class ForeignPath
{
    /// <summary>Does work on an engine, and explains its failure if a path of another system is the cause.</summary>
    /// <typeparam name="T">What comes of the work.</typeparam>
    /// <param name="paths">The paths that the engine is told.</param>
    /// <param name="work">The work.</param>
    /// <returns>What came of it.</returns>
    public static async Task<T> ExplainAsync<T>(IEnumerable<string> paths, Func<Task<T>> work)
    {
        string? path = paths.FirstOrDefault(HostPath.HasDrive);
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (EngineException error) when (path is not null && error.Kind.IsAny(EngineErrors.InvalidArgument, FileErrors.FileNotFound))
        {
            throw new EngineException(
                MountErrors.PathForeign, $"'{path}' is a path of Windows, and the engine's host knows none of that form: {error.Message}", error)
            {
                StatusCode = error.StatusCode,
                Subject = path,
            };
        }
    }
}
