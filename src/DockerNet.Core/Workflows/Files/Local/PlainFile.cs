using Microsoft.Win32.SafeHandles;

namespace DockerNet.Workflows;

/// <summary>
/// Opens files of this computer to read, whoever named them or put them there: the only code that does. What is none may
/// never begin, or never end: a pipe, a socket, a device, or a link to one.
/// </summary>
internal static class PlainFile
{
    private const int DefaultBuffer = 4096;

    /// <summary>Opens one.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="bufferSize">How much is read at a time.</param>
    /// <returns>Its content.</returns>
    /// <exception cref="UnauthorizedAccessException">It may not be read, or is no file, and was not opened.</exception>
    public static FileStream OpenRead(string path, int bufferSize = DefaultBuffer)
    {
        if (!LinuxFiles.IsHere)
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize, FileOptions.Asynchronous);
        }

        Check(path);
        // Something else may have taken its place: it is opened without waiting for anybody, and looked at again.
        SafeFileHandle handle = LinuxFiles.OpenToRead(path);
        try
        {
            Refuse(path, LinuxFiles.KindOf(handle));
            return new FileStream(handle, FileAccess.Read, bufferSize);
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    /// <summary>Refuses what is no file, without opening it.</summary>
    /// <param name="path">The path.</param>
    /// <exception cref="UnauthorizedAccessException">It is no file.</exception>
    public static void Check(string path)
    {
        if (LinuxFiles.IsHere)
        {
            Refuse(path, LinuxFiles.KindOf(path));
        }
    }

    private static void Refuse(string path, string? kind)
    {
        if (kind is not null)
        {
            throw new UnauthorizedAccessException($"{path} is {kind} and no file, and is not read");
        }
    }
}
