namespace DockerNet.Contracts;

/// <summary>Errors about mounts.</summary>
internal static class MountErrors
{
    /// <summary>All of them.</summary>
    public static readonly EngineErrorTable Table = new();

    public static readonly EngineErrorKind MountSourceNotFound = Table.Add(
        "The engine's host has no such path to mount.",
        EngineErrorCategory.ObjectNotFound,
        "Check the path, which is one of the engine's host; -Volume makes a missing folder.",
        ["bind source path does not exist: (?<name>.+)"]);

    public static readonly EngineErrorKind PathForeign = Table.Add(
        "The path is one of another system: of Windows, where the engine's host or this computer is none.",
        EngineErrorCategory.InvalidArgument,
        "Write a path of the system that it is on, such as /srv/data.");

    public static readonly EngineErrorKind MountTypeMismatch = Table.Add(
        "A file is to be mounted over a folder, or a folder over a file.",
        EngineErrorCategory.InvalidArgument,
        "Mount a file over a file, and a folder over a folder; a volume is a folder.",
        ["mount a directory onto a file|source .+ is not directory|mount .+ flags: \\w+: not a directory|openat [^:]+: is a directory|mkdirat [^:]+: file exists"]);

    public static readonly EngineErrorKind TmpfsNotShared = Table.Add(
        "A container has a tmpfs from -Mount, so that no other can take its mounts with -VolumesFrom.",
        EngineErrorCategory.InvalidOperation,
        "Give that container its tmpfs by -Tmpfs, which others leave out, or name what is to be shared with -Volume.",
        ["^get: no such volume"])
        .Explained("a container that it takes the mounts of has a tmpfs among them");
}
