using DockerNet.Contracts;

namespace DockerNet.Workflows;

/// <summary>What it means when an archive that an engine makes cannot be read.</summary>
internal static class EngineArchive
{
    /// <summary>Makes a failure of one that is about an archive. An engine ends its archive within a file that it found shorter.</summary>
    /// <param name="error">The failure.</param>
    /// <returns>The failure for an engine's archive.</returns>
    public static EngineException Failure(EngineException error) =>
        error.InnerException is EndOfStreamException
            ? new EngineException(FileErrors.FileChanged, $"a file changed while the engine read it: {error.Message}", error)
            : new EngineException(EngineErrors.EngineAnswerInvalid, error.Message, error);
}
