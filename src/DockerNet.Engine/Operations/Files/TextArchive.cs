using System.Text;
using DockerNet.Contracts;
using DockerNet.Workflows;

namespace DockerNet.Engine.Operations;

/// <summary>Reads a text file out of the archive that the engine sends for it. Nothing is written anywhere.</summary>
internal static class TextArchive
{
    // What is read here are small system files. A container may have put anything in their place.
    private const int Limit = 1024 * 1024;

    /// <summary>Reads the text.</summary>
    /// <param name="content">The archive.</param>
    /// <param name="path">The file's path, for messages.</param>
    /// <param name="token">Stops the reading.</param>
    /// <returns>The text.</returns>
    public static async Task<string> ReadAsync(Stream content, string path, CancellationToken token)
    {
        var archive = new TarReader(content);
        if (await archive.NextAsync(token).ConfigureAwait(false) is not { IsFile: true } entry)
        {
            throw new EngineException(FileErrors.FileNotFound, $"{path} is not a file");
        }

        if (entry.Length > Limit)
        {
            throw new EngineException(EngineErrors.InvalidArgument, $"{path} is larger than {Limit} bytes");
        }

        using var reader = new StreamReader(new MemoryStream(await archive.ReadAllAsync(entry, token).ConfigureAwait(false)), Encoding.UTF8);
        return await reader.ReadToEndAsync(token).ConfigureAwait(false);
    }
}
