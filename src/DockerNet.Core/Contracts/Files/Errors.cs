namespace DockerNet.Contracts;

/// <summary>Errors about files and archives.</summary>
internal static class FileErrors
{
    /// <summary>All of them.</summary>
    public static readonly EngineErrorTable Table = new();

    public static readonly EngineErrorKind FileNotFound = Table.Add(
        "There is no such file, in the container or on this computer.",
        EngineErrorCategory.ObjectNotFound,
        "Check the path.",
        [
            "chdir to cwd \\(\"(?<name>[^\"]*)\"\\).*no such file or directory",
            "could not find the file (?<name>.+) in container",
        ]);

    public static readonly EngineErrorKind FileUnreadable = Table.Add(
        "The file on this computer cannot be opened.",
        EngineErrorCategory.OpenError,
        "Give the path of a file that you may read.");

    public static readonly EngineErrorKind FileChanged = Table.Add(
        "A file changed while it was read, so that what was read of it is neither the old nor the new one.",
        EngineErrorCategory.ReadError,
        "Do it again when no program writes to the file: stop or pause the program first.");

    public static readonly EngineErrorKind FileUnwritable = Table.Add(
        "The file on this computer cannot be written.",
        EngineErrorCategory.WriteError,
        "Check that you may write there, and that there is room.");

    public static readonly EngineErrorKind FileExists = Table.Add(
        "There is a file of that name on this computer.",
        EngineErrorCategory.ResourceExists,
        "Give another path, or use -Force to replace it.");

    public static readonly EngineErrorKind DestinationInvalid = Table.Add(
        "What is to be copied cannot take the place of what is there.",
        EngineErrorCategory.InvalidArgument,
        "Give another destination, or remove what is there.");

    public static readonly EngineErrorKind CopySidesInvalid = Table.Add(
        "Source and destination of a copy are both in containers, or both on this computer.",
        EngineErrorCategory.InvalidArgument,
        "Write one of them as name:/path.");

    public static readonly EngineErrorKind ArchiveInvalid = Table.Add(
        "The archive is not one, or broken, or not whole.",
        EngineErrorCategory.InvalidData,
        "Give a whole tar archive, plain or compressed with gzip.");

    public static readonly EngineErrorKind ArchiveTooLarge = Table.Add(
        "Files in the archive have holes that are far larger than all that is stored, and would fill the engine's disk with zeros.",
        EngineErrorCategory.LimitsExceeded,
        "Do not use it unless you know who made it; pack anew what you need of it, without holes.");

    public static readonly EngineErrorKind ArchiveUnsafe = Table.Add(
        "The archive has something in it that does not belong in a volume: a device, a name or link that leads out of it.",
        EngineErrorCategory.SecurityError,
        "Do not use it unless you know who made it; pack anew what you need of it.");
}
