namespace DockerNet.Contracts;

/// <summary>Errors about volumes and their backups.</summary>
internal static class VolumeErrors
{
    /// <summary>All of them.</summary>
    public static readonly EngineErrorTable Table = new();

    public static readonly EngineErrorKind VolumeNotFound = Table.Add(
        "There is no such volume.",
        EngineErrorCategory.ObjectNotFound,
        "List the volumes with Get-DockerVolume.",
        ["get (?<name>[^ :]+): no such volume|no such volume: (?<name>[^ ]+)"]);

    public static readonly EngineErrorKind VolumeInUse = Table.Add(
        "Containers use the volume.",
        EngineErrorCategory.ResourceBusy,
        "Remove the containers that use it first; (Get-DockerVolume NAME).UsedBy lists them.",
        ["volume is in use"]);

    public static readonly EngineErrorKind VolumeBusy = Table.Add(
        "Another work changes the volume, or reads what would be changed.",
        EngineErrorCategory.ResourceBusy,
        "Wait until it has ended; what was cut off is finished or undone by Repair-DockerNet.");

    public static readonly EngineErrorKind VolumeExists = Table.Add(
        "A volume of that name exists: for New-DockerVolume one with another driver or other options.",
        EngineErrorCategory.ResourceExists,
        "Choose another name, or see what is there with Get-DockerVolume.",
        ["volume name must be unique|a volume named .+ already exists"]);

    public static readonly EngineErrorKind VolumeDriverNotFound = Table.Add(
        "The engine has no such volume driver.",
        EngineErrorCategory.ObjectNotFound,
        "(Get-DockerEngine).VolumeDrivers lists those the engine has.",
        ["error looking up volume plugin (?<name>[^:]+):"]);

    public static readonly EngineErrorKind VolumeNotEmpty = Table.Add(
        "The volume has something in it.",
        EngineErrorCategory.ResourceExists,
        "Use -Force to replace what is in it, or give another -Name.");

    public static readonly EngineErrorKind VolumeNotReplaceable = Table.Add(
        "What is in the volume cannot be removed.",
        EngineErrorCategory.InvalidOperation,
        "Remove the containers that use it, or restore to another -Name.");

    public static readonly EngineErrorKind VolumeVolatile = Table.Add(
        "The volume is in memory, and empty again whenever no container that runs has it.",
        EngineErrorCategory.InvalidOperation,
        "Restore to another -Name, or copy the files into a container that runs with Copy-ContainerItem.");

    public static readonly EngineErrorKind VolumeNotCarried = Table.Add(
        "The volume has something that its copy would not have.",
        EngineErrorCategory.InvalidOperation,
        "Keep the volume as it is, or use -Force to rename it without that.");

    public static readonly EngineErrorKind VolumeDiffers = Table.Add(
        "What has come into a volume is not what was sent.",
        EngineErrorCategory.InvalidData,
        "Try again while nothing writes to the volume; if it stays so, check the disks.");

    public static readonly EngineErrorKind BackupDamaged = Table.Add(
        "The archive is not the one that its manifest tells of, or the manifest is broken.",
        EngineErrorCategory.InvalidData,
        "Use another backup. Without its manifest an archive is restored unchecked.");

    public static readonly EngineErrorKind VolumeNameUnknown = Table.Add(
        "A backup does not tell the name of its volume: it has no manifest, and its file is not named after one.",
        EngineErrorCategory.InvalidArgument,
        "Give the volume's name with -Name.");
}
