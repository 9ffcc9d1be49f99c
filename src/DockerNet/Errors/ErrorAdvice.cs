using System.Collections.Generic;
using System.Management.Automation;
using DockerNet.Contracts;

namespace DockerNet.Errors;

/// <summary>For each kind of failure, its category, and what to do next.</summary>
internal static class ErrorAdvice
{
    private static readonly Dictionary<EngineErrorKind, (ErrorCategory Category, string Advice)> s_table = new()
    {
        [EngineErrorKind.EngineError] =
            (ErrorCategory.NotSpecified, "Look into the engine's own log."),
        [EngineErrorKind.EngineUnreachable] =
            (ErrorCategory.ConnectionError, "Start the engine, or name another with -DockerHost."),
        [EngineErrorKind.EngineAccessDenied] =
            (ErrorCategory.PermissionDenied, "Join the group that owns the engine's socket, or run as administrator."),
        [EngineErrorKind.EngineTimeout] =
            (ErrorCategory.OperationTimeout, "Check the engine, or allow more seconds in DOCKER_CLIENT_TIMEOUT."),
        [EngineErrorKind.EngineAnswerInvalid] =
            (ErrorCategory.InvalidData, "Check that -DockerHost names a Docker engine and nothing else, and that it still runs."),
        [EngineErrorKind.EngineCertificateInvalid] =
            (ErrorCategory.SecurityError, "Check the certificates in DOCKER_CERT_PATH or in the context."),
        [EngineErrorKind.EngineVersionUnsupported] =
            (ErrorCategory.NotImplemented, "Unset DOCKER_API_VERSION, or use an engine of version 20.10 or newer."),
        [EngineErrorKind.EngineTooOld] =
            (ErrorCategory.NotImplemented, "Leave out what it does not have, or use a newer engine: see (Get-DockerEngine).ApiVersion."),
        [EngineErrorKind.EngineDiskFull] =
            (ErrorCategory.LimitsExceeded, "Make room on the engine's host: Clear-DockerVolume, Remove-DockerImage."),
        [EngineErrorKind.DockerHostInvalid] =
            (ErrorCategory.InvalidArgument, "Give a URI such as unix:///var/run/docker.sock, or a context's name."),
        [EngineErrorKind.DockerContextNotFound] =
            (ErrorCategory.ObjectNotFound, "Give the name of a context of the docker client, or a URI."),
        [EngineErrorKind.InvalidArgument] =
            (ErrorCategory.InvalidArgument, "Correct what the engine refuses and try again."),
        [EngineErrorKind.ContainerNotFound] =
            (ErrorCategory.ObjectNotFound, "List the containers with Get-DockerContainer."),
        [EngineErrorKind.ContainerNameInUse] =
            (ErrorCategory.ResourceExists, "Choose another name, or remove the other with Remove-DockerContainer."),
        [EngineErrorKind.ContainerNotRunning] =
            (ErrorCategory.InvalidOperation, "Start it with Start-DockerContainer."),
        [EngineErrorKind.ContainerRunning] =
            (ErrorCategory.ResourceBusy, "Stop it with Stop-DockerContainer, or use -Force."),
        [EngineErrorKind.ContainerPaused] =
            (ErrorCategory.InvalidOperation, "Unpause it first."),
        [EngineErrorKind.ContainerEnded] =
            (ErrorCategory.InvalidOperation, "See why it ended with Get-ContainerLog."),
        [EngineErrorKind.ContainerUnhealthy] =
            (ErrorCategory.InvalidResult, "See what its check says in (Get-DockerContainer NAME -Detailed).Json."),
        [EngineErrorKind.ContainerRemovesItself] =
            (ErrorCategory.InvalidOperation, "Make a new one with New-DockerContainer, without -AutoRemove."),
        [EngineErrorKind.HealthCheckMissing] =
            (ErrorCategory.InvalidOperation, "Wait for a port with -Port, or for a line of its log with -LogMatch."),
        [EngineErrorKind.WaitTimeout] =
            (ErrorCategory.OperationTimeout, "Look into its log with Get-ContainerLog, or allow more time with -Timeout."),
        [EngineErrorKind.CommandNotFound] =
            (ErrorCategory.ObjectNotFound, "Check the command: the image does not have that program."),
        [EngineErrorKind.NameAmbiguous] =
            (ErrorCategory.InvalidArgument, "Give the full name or more digits of the id."),
        [EngineErrorKind.FileNotFound] =
            (ErrorCategory.ObjectNotFound, "Check the path."),
        [EngineErrorKind.FileUnreadable] =
            (ErrorCategory.OpenError, "Give the path of a file that you may read."),
        [EngineErrorKind.FileUnwritable] =
            (ErrorCategory.WriteError, "Check that you may write there, and that there is room."),
        [EngineErrorKind.DestinationInvalid] =
            (ErrorCategory.InvalidArgument, "Give another destination, or remove what is there."),
        [EngineErrorKind.LinkSourceNotRunning] =
            (ErrorCategory.InvalidOperation, "Start the link's source with Start-DockerContainer, then try again."),
        [EngineErrorKind.LinkSourceNotOnBridge] =
            (ErrorCategory.InvalidOperation, "Put both on a network of their own: New-DockerBridge, Connect-DockerNetwork."),
        [EngineErrorKind.LinkNotReachable] =
            (ErrorCategory.ConnectionError, "Choose a -Network whose members may reach each other, or use -SkipPing."),
        [EngineErrorKind.PortInUse] =
            (ErrorCategory.ResourceBusy, "Publish another port, or stop what has this one."),
        [EngineErrorKind.NetworkNotFound] =
            (ErrorCategory.ObjectNotFound, "List the networks with Get-DockerNetwork."),
        [EngineErrorKind.NetworkExists] =
            (ErrorCategory.ResourceExists, "Choose another name, or remove the other with Remove-DockerNetwork."),
        [EngineErrorKind.NetworkDriverNotFound] =
            (ErrorCategory.ObjectNotFound, "(Get-DockerEngine).NetworkDrivers lists those the engine has."),
        [EngineErrorKind.NetworkPredefined] =
            (ErrorCategory.InvalidOperation, "Leave the engine's own networks alone; make one with New-DockerBridge."),
        [EngineErrorKind.NetworkInUse] =
            (ErrorCategory.ResourceBusy, "Take its members off with Disconnect-DockerNetwork first."),
        [EngineErrorKind.AlreadyConnected] =
            (ErrorCategory.ResourceExists, "Nothing is to be done, or use -Force to connect it anew."),
        [EngineErrorKind.NotConnected] =
            (ErrorCategory.InvalidOperation, "See the members with (Get-DockerNetwork NAME).Containers."),
        [EngineErrorKind.NetworkShared] =
            (ErrorCategory.InvalidOperation, "Connect the container whose network it shares; of the host's network nothing can be connected."),
        [EngineErrorKind.UserNetworkRequired] =
            (ErrorCategory.InvalidOperation, "Make a network with New-DockerBridge; the default one has no names and no fixed addresses."),
        [EngineErrorKind.SwarmRequired] =
            (ErrorCategory.InvalidOperation, "Make the engine a manager of a swarm first."),
        [EngineErrorKind.SubnetOverlap] =
            (ErrorCategory.ResourceExists, "Choose another -Subnet, or leave it out to have the engine choose."),
        [EngineErrorKind.SubnetInvalid] =
            (ErrorCategory.InvalidArgument, "Give a range such as -Subnet 172.20.0.0/16, and addresses that lie in it."),
        [EngineErrorKind.SubnetRequired] =
            (ErrorCategory.InvalidOperation, "Create the network with a -Subnet of that family; Find-DockerSubnet finds a free one."),
        [EngineErrorKind.AddressInUse] =
            (ErrorCategory.ResourceExists, "Choose another -IPAddress, or leave it out."),
        [EngineErrorKind.AddressOutOfRange] =
            (ErrorCategory.InvalidArgument, "Choose an address that lies in (Get-DockerNetwork NAME).Pools."),
        [EngineErrorKind.AddressPoolExhausted] =
            (ErrorCategory.LimitsExceeded, "Give a -Subnet, or remove networks with Clear-DockerNetwork."),
        [EngineErrorKind.VolumeNotFound] =
            (ErrorCategory.ObjectNotFound, "List the volumes with Get-DockerVolume."),
        [EngineErrorKind.VolumeInUse] =
            (ErrorCategory.ResourceBusy, "Remove the containers that use it first; (Get-DockerVolume NAME).UsedBy lists them."),
        [EngineErrorKind.VolumeExists] =
            (ErrorCategory.ResourceExists, "Choose another name, or see what is there with Get-DockerVolume."),
        [EngineErrorKind.MountSourceNotFound] =
            (ErrorCategory.ObjectNotFound, "Check the path, which is one of the engine's host; -Volume makes a missing folder."),
        [EngineErrorKind.MountTypeMismatch] =
            (ErrorCategory.InvalidArgument, "Mount a file over a file, and a folder over a folder; a volume is a folder."),
        [EngineErrorKind.TmpfsNotShared] =
            (ErrorCategory.InvalidOperation, "Give that container its tmpfs by -Tmpfs, which others leave out, or name what is to be shared with -Volume."),
        [EngineErrorKind.VolumeDriverNotFound] =
            (ErrorCategory.ObjectNotFound, "(Get-DockerEngine).VolumeDrivers lists those the engine has."),
        [EngineErrorKind.VolumeNotEmpty] =
            (ErrorCategory.ResourceExists, "Use -Force to replace what is in it, or give another -Name."),
        [EngineErrorKind.VolumeNotReplaceable] =
            (ErrorCategory.InvalidOperation, "Remove the containers that use it, or restore to another -Name."),
        [EngineErrorKind.VolumeDiffers] =
            (ErrorCategory.InvalidData, "Try again while nothing writes to the volume; if it stays so, check the disks."),
        [EngineErrorKind.ArchiveInvalid] =
            (ErrorCategory.InvalidData, "Give a whole tar archive, plain or compressed with gzip."),
        [EngineErrorKind.ArchiveUnsafe] =
            (ErrorCategory.SecurityError, "Do not use it unless you know who made it; pack anew what you need of it."),
        [EngineErrorKind.BackupDamaged] =
            (ErrorCategory.InvalidData, "Use another backup. Without its manifest an archive is restored unchecked."),
        [EngineErrorKind.ImageNotFound] =
            (ErrorCategory.ObjectNotFound, "List the engine's images with Get-DockerImage; Receive-DockerImage fetches others."),
        [EngineErrorKind.ImageInvalid] =
            (ErrorCategory.InvalidData, "Give a tar archive of a file tree."),
        [EngineErrorKind.ImageInUse] =
            (ErrorCategory.ResourceBusy, "Remove the containers that use it first; if all are stopped, -Force will do."),
        [EngineErrorKind.ImageHasChildren] =
            (ErrorCategory.ResourceBusy, "Remove the images that are made from it first."),
        [EngineErrorKind.ImageHasManyNames] =
            (ErrorCategory.InvalidOperation, "Give the name that shall go, or use -Force to remove them all."),
        [EngineErrorKind.RegistryAccessDenied] =
            (ErrorCategory.PermissionDenied, "Check the image's name, and log in with -Credential or by docker login."),
        [EngineErrorKind.RegistryUnreachable] =
            (ErrorCategory.ConnectionError, "Check the registry's name and port, and that the engine's host can reach it."),
        [EngineErrorKind.CredentialHelperFailed] =
            (ErrorCategory.AuthenticationError, "Correct credsStore and credHelpers in the docker client's config.json, or use -Credential."),
        [EngineErrorKind.ImageBuildFailed] =
            (ErrorCategory.InvalidResult, "Correct that step of the Dockerfile; -Verbose shows what it printed."),
        [EngineErrorKind.BuildContextUnreadable] =
            (ErrorCategory.ReadError, "Give yourself the right to read it, or leave it out with a line in .dockerignore."),
    };

    /// <summary>Looks up a kind.</summary>
    /// <param name="kind">The kind of failure.</param>
    /// <returns>Its category and what to do next.</returns>
    public static (ErrorCategory Category, string Advice) For(EngineErrorKind kind) => s_table[kind];
}
