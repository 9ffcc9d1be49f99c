using DockerNet.Wiring;
using Microsoft.Win32.SafeHandles;

namespace DockerNet.Workflows;

/// <summary>
/// Files of this computer by names that are bytes, where the system has such, and never through a link. Elsewhere by what
/// the platform knows of them.
/// </summary>
internal static class LocalFiles
{
    private const int PrivateFile = 0b110_000_000;
    private const int PrivateFolder = 0b111_000_000;

    /// <summary>Whether there is anything, even a link that leads nowhere.</summary>
    /// <param name="path">The path.</param>
    /// <returns>What there is; null for nothing.</returns>
    public static LocalItem? Find(string path)
    {
        try
        {
            return Read(path);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Looks at an item.</summary>
    /// <param name="path">The path.</param>
    /// <returns>The item.</returns>
    /// <exception cref="IOException">There is none, or it cannot be looked at.</exception>
    public static LocalItem Read(string path) => LinuxFiles.IsHere ? LinuxFiles.Read(path) : ReadPlain(path);

    /// <summary>Lists what is in a folder, by name.</summary>
    /// <param name="path">The folder.</param>
    /// <returns>The names.</returns>
    public static IReadOnlyList<string> List(string path)
    {
        List<string> names = LinuxFiles.IsHere ? LinuxFiles.List(path)
            : [.. new DirectoryInfo(path).EnumerateFileSystemInfos().Select(static item => item.Name)];
        names.Sort(StringComparer.Ordinal);
        return names;
    }

    /// <summary>Opens a file to read.</summary>
    /// <param name="path">The path.</param>
    /// <returns>Its content.</returns>
    public static FileStream Open(string path) => LinuxFiles.IsHere
        ? new FileStream(LinuxFiles.OpenToRead(path), FileAccess.Read, bufferSize: 0)
        : new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Write | FileShare.Delete, bufferSize: 0);

    /// <summary>Makes a file that nobody else may read.</summary>
    /// <param name="path">The path, where nothing is.</param>
    /// <returns>Its content, to be written.</returns>
    public static FileStream Create(string path)
    {
        if (LinuxFiles.IsHere)
        {
            SafeFileHandle handle = LinuxFiles.OpenNew(path, PrivateFile);
            return new FileStream(handle, FileAccess.Write, bufferSize: 0);
        }

        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = (UnixFileMode)PrivateFile;
        }

        return new FileStream(path, options);
    }

    /// <summary>Makes a folder that nobody else may read.</summary>
    /// <param name="path">The path, where nothing is.</param>
    public static void CreateFolder(string path)
    {
        if (LinuxFiles.IsHere)
        {
            LinuxFiles.CreateFolder(path, PrivateFolder);
        }
        else if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, (UnixFileMode)PrivateFolder);
        }
    }

    /// <summary>Makes a symbolic link.</summary>
    /// <param name="path">The path, where nothing is.</param>
    /// <param name="target">Where it leads to.</param>
    public static void CreateLink(string path, string target)
    {
        if (LinuxFiles.IsHere)
        {
            LinuxFiles.CreateLink(path, target);
        }
        else
        {
            File.CreateSymbolicLink(path, target);
        }
    }

    /// <summary>Gives a file one more name.</summary>
    /// <param name="path">The name, where nothing is.</param>
    /// <param name="existing">The name that it has.</param>
    public static void CreateName(string path, string existing)
    {
        if (!OperatingSystem.IsWindows())
        {
            LinuxFiles.CreateName(path, existing);
        }
        else if (!SystemCalls.MakeWindowsName(path, existing, 0))
        {
            throw new IOException($"{path} cannot be another name of {existing}");
        }
    }

    /// <summary>Gives a file another name, in place of a file that has it.</summary>
    /// <param name="path">The name that it has.</param>
    /// <param name="name">The other.</param>
    public static void Move(string path, string name)
    {
        if (LinuxFiles.IsHere)
        {
            LinuxFiles.Move(path, name);
        }
        else
        {
            File.Move(path, name, overwrite: true);
        }
    }

    /// <summary>Has all names in a folder written to its disk, where the platform does not do so by itself.</summary>
    /// <param name="path">The folder.</param>
    public static void FlushFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        try
        {
            using SafeFileHandle folder = LinuxFiles.OpenFolder(path);
            RandomAccess.FlushToDisk(folder);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A file system that cannot do it writes names at once, or has no disk.
        }
    }

    /// <summary>Removes a file or link, if there is one.</summary>
    /// <param name="path">The path.</param>
    public static void Delete(string path)
    {
        if (LinuxFiles.IsHere)
        {
            LinuxFiles.Delete(path, isFolder: false);
        }
        else
        {
            File.Delete(path);
        }
    }

    /// <summary>Removes a folder with all that is in it.</summary>
    /// <param name="path">The folder.</param>
    public static void DeleteFolder(string path)
    {
        if (!LinuxFiles.IsHere)
        {
            Directory.Delete(path, recursive: true);
            return;
        }

        foreach (string name in LinuxFiles.List(path))
        {
            string child = $"{path}/{name}";
            if (Find(child) is { IsFolder: true })
            {
                DeleteFolder(child);
            }
            else
            {
                Delete(child);
            }
        }

        LinuxFiles.Delete(path, isFolder: true);
    }

    /// <summary>Gives an item the mode and time that it has in an archive; a link the time alone.</summary>
    /// <param name="path">The item.</param>
    /// <param name="header">What the archive says.</param>
    public static void SetAttributes(string path, TarHeader header)
    {
        bool isLink = header.Type == TarType.SymbolicLink;
        if (LinuxFiles.IsHere)
        {
            if (!isLink)
            {
                LinuxFiles.SetMode(path, header.Mode);
            }

            LinuxFiles.SetTime(path, header.Modified);
        }
        else if (!isLink)
        {
            File.SetLastWriteTimeUtc(path, header.Modified.ToOffset().UtcDateTime);
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(path, (UnixFileMode)header.Mode);
            }
        }
    }

    private const int ExecutableByAll = 0b111_101_101;

    private static LocalItem ReadPlain(string path)
    {
        FileAttributes attributes = File.GetAttributes(path);
        FileSystemInfo item = attributes.HasFlag(FileAttributes.Directory) ? new DirectoryInfo(path) : new FileInfo(path);
        string? target = item.LinkTarget;
        return new LocalItem(
            path,
            new TarHeader
            {
                Type = target is not null ? TarType.SymbolicLink : item is DirectoryInfo ? TarType.Folder : TarType.File,
                LinkName = target ?? "",
                Mode = OperatingSystem.IsWindows() ? ExecutableByAll : (int)item.UnixFileMode,
                Modified = TarTime.From(item.LastWriteTimeUtc),
                Length = target is null && item is FileInfo file ? file.Length : 0,
            },
            Number: null);
    }
}
