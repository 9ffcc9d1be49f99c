namespace DockerNet.Workflows;

/// <summary>Writes files that are there as a whole or not at all.</summary>
internal static class OutputFile
{
    private const int BufferSize = 128 * 1024;
    private const string Ending = ".part";

    /// <summary>Writes a file under another name first, and gives it its own once it is complete.</summary>
    /// <param name="path">Its full path.</param>
    /// <param name="overwrite">Whether it may replace a file that is there.</param>
    /// <param name="write">Writes its content.</param>
    /// <returns>The file.</returns>
    public static async Task<FileInfo> WriteAsync(string path, bool overwrite, Func<Stream, Task> write)
    {
        RemoveStale(path);
        string part = $"{path}.{Guid.NewGuid():N}{Ending}";
        try
        {
            FileStream content = Create(part);
            await using (content.ConfigureAwait(false))
            {
                await write(content).ConfigureAwait(false);
            }

            File.Move(part, path, overwrite);
            return new FileInfo(path);
        }
        catch
        {
            // Not left to the pipeline's thread: one that has been stopped may never come back to it.
            File.Delete(part);
            throw;
        }
    }

    /// <summary>
    /// Makes a file that its owner alone may read: what is in volumes, images and containers is no business of all others.
    /// </summary>
    /// <param name="path">Its full path, where nothing is.</param>
    /// <returns>Its content, to be written.</returns>
    public static FileStream Create(string path)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Share = FileShare.None,
            BufferSize = BufferSize,
            Options = FileOptions.Asynchronous,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(path, options);
    }

    // What others have begun and were not able to end. A file that is being written cannot be opened by anybody else.
    private static void RemoveStale(string path)
    {
        try
        {
            int length = Path.GetFileName(path).Length + 1 + Guid.Empty.ToString("N").Length + Ending.Length;
            foreach (string part in Directory.EnumerateFiles(Path.GetDirectoryName(path)!)
                .Where(file => file.StartsWith($"{path}.", StringComparison.Ordinal) && file.EndsWith(Ending, StringComparison.Ordinal)
                    && Path.GetFileName(file).Length == length))
            {
                using (new FileStream(part, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
                {
                    File.Delete(part);
                }
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // What is in the way will be told of by what is written there.
        }
    }
}
