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

    public static readonly EngineErrorKind MountTypeUnsupported = Table.Add(
        "The engine cannot mount something of this type: a named pipe where the host has no Windows, or a swarm's volume in a container that is no service's.",
        EngineErrorCategory.NotImplemented,
        "Mount a volume, a path of the host, memory or an image: type=volume, bind, tmpfs or image.",
        ["mount type unknown"]);

    public static readonly EngineErrorKind MountSubpathOutside = Table.Add(
        "A subpath leads out of the volume or image that it is to be a part of.",
        EngineErrorCategory.InvalidArgument,
        "Name a path inside, without a slash in front, such as volume-subpath=logs/web; a link in it must not lead out either.",
        ["subpath must be a relative path|path concatenation escapes the base directory"]);

    public static readonly EngineErrorKind MountSubpathNotFound = Table.Add(
        "The volume or image has nothing at the subpath that is to be mounted.",
        EngineErrorCategory.ObjectNotFound,
        "Make the folder first: mount all of the volume, or use Copy-DockerVolumeItem; see what is there with Get-DockerVolumeItem.",
        ["cannot access path (?<name>[^:]+)"]);

    public static readonly EngineErrorKind MountImageNotFound = Table.Add(
        "An image that is to be mounted is not on the engine, which fetches only the image that a container is made of.",
        EngineErrorCategory.ObjectNotFound,
        "Fetch it with Receive-DockerImage, or name one of Get-DockerImage.");

    public static readonly EngineErrorKind MountImageTwice = Table.Add(
        "The engine mounts one image in one container only once.",
        EngineErrorCategory.ResourceExists,
        "Mount all of the image once, or give it another name with Add-DockerImageTag and mount that one as well.",
        ["^mount already exists with name"]);

    public static readonly EngineErrorKind AnonymousVolumeReadOnly = Table.Add(
        "A volume without a name would be new and empty, and read-only.",
        EngineErrorCategory.InvalidArgument,
        "Give the volume a name with source=NAME, or leave out readonly; engines from 29 on take it.",
        ["must not set ReadOnly mode when using anonymous volumes"]);

    public static readonly EngineErrorKind TmpfsNotShared = Table.Add(
        "A container has a tmpfs from -Mount, so that no other can take its mounts with -VolumesFrom.",
        EngineErrorCategory.InvalidOperation,
        "Give that container its tmpfs by -Tmpfs, which others leave out, or name what is to be shared with -Volume.",
        ["^get: no such volume"])
        .Explained("a container that it takes the mounts of has a tmpfs among them");
}
