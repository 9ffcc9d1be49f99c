namespace DockerNet.Contracts;

/// <summary>
/// What went wrong on an engine. Each member's name is the id of the error that users see: never change one.
/// </summary>
public enum EngineErrorKind
{
    /// <summary>The engine failed in a way that has no kind of its own.</summary>
    EngineError,

    /// <summary>No engine answers there.</summary>
    EngineUnreachable,

    /// <summary>An engine is there, but the caller may not use it.</summary>
    EngineAccessDenied,

    /// <summary>The engine did not answer in time.</summary>
    EngineTimeout,

    /// <summary>The answer is not one that an engine gives.</summary>
    EngineAnswerInvalid,

    /// <summary>The engine's certificate, or the caller's, is not to be trusted.</summary>
    EngineCertificateInvalid,

    /// <summary>The engine and the module share no version of the API.</summary>
    EngineVersionUnsupported,

    /// <summary>The engine is too old for what was asked.</summary>
    EngineTooOld,

    /// <summary>There is no room left on the engine's disk.</summary>
    EngineDiskFull,

    /// <summary>The text that names the engine is neither a URI nor a context.</summary>
    DockerHostInvalid,

    /// <summary>There is no such context.</summary>
    DockerContextNotFound,

    /// <summary>The engine refuses the request as wrong.</summary>
    InvalidArgument,

    /// <summary>There is no such container.</summary>
    ContainerNotFound,

    /// <summary>Another container has the name.</summary>
    ContainerNameInUse,

    /// <summary>The container must run, and does not.</summary>
    ContainerNotRunning,

    /// <summary>The container must not run, and does.</summary>
    ContainerRunning,

    /// <summary>The container is paused.</summary>
    ContainerPaused,

    /// <summary>The container has ended while something was waited for.</summary>
    ContainerEnded,

    /// <summary>The container's health check says that it is not healthy.</summary>
    ContainerUnhealthy,

    /// <summary>The container is one that is removed as soon as it ends.</summary>
    ContainerRemovesItself,

    /// <summary>The container has no health check.</summary>
    HealthCheckMissing,

    /// <summary>What was waited for did not happen in the time allowed.</summary>
    WaitTimeout,

    /// <summary>The container's command cannot be run.</summary>
    CommandNotFound,

    /// <summary>More than one container, network or image fits the name.</summary>
    NameAmbiguous,

    /// <summary>There is no such file in the container.</summary>
    FileNotFound,

    /// <summary>A file of this computer cannot be read.</summary>
    FileUnreadable,

    /// <summary>A file of this computer cannot be written.</summary>
    FileUnwritable,

    /// <summary>What is to be copied cannot take the place of what is there.</summary>
    DestinationInvalid,

    /// <summary>A link's source does not run, or is gone.</summary>
    LinkSourceNotRunning,

    /// <summary>A link's source is not where the link could work.</summary>
    LinkSourceNotOnBridge,

    /// <summary>After a link was moved to a network, its alias did not answer.</summary>
    LinkNotReachable,

    /// <summary>Another container or program has the port.</summary>
    PortInUse,

    /// <summary>There is no such network.</summary>
    NetworkNotFound,

    /// <summary>A network of that name exists.</summary>
    NetworkExists,

    /// <summary>The engine has no such network driver.</summary>
    NetworkDriverNotFound,

    /// <summary>The network is the engine's own.</summary>
    NetworkPredefined,

    /// <summary>Containers are on the network.</summary>
    NetworkInUse,

    /// <summary>The container is on the network already.</summary>
    AlreadyConnected,

    /// <summary>The container is not on the network.</summary>
    NotConnected,

    /// <summary>The container has no network of its own, but another's.</summary>
    NetworkShared,

    /// <summary>Only networks that somebody created can do that.</summary>
    UserNetworkRequired,

    /// <summary>Only an engine in a swarm can do that.</summary>
    SwarmRequired,

    /// <summary>The address range is another network's.</summary>
    SubnetOverlap,

    /// <summary>The address ranges are none that a network of the driver can have.</summary>
    SubnetInvalid,

    /// <summary>The network has no address range of the user's for what was asked.</summary>
    SubnetRequired,

    /// <summary>The address is taken.</summary>
    AddressInUse,

    /// <summary>The address does not lie in a range of the network.</summary>
    AddressOutOfRange,

    /// <summary>The engine has no free address range left.</summary>
    AddressPoolExhausted,

    /// <summary>There is no such volume.</summary>
    VolumeNotFound,

    /// <summary>Containers use the volume.</summary>
    VolumeInUse,

    /// <summary>A volume of that name exists, and is in the way.</summary>
    VolumeExists,

    /// <summary>The engine has no such volume driver.</summary>
    VolumeDriverNotFound,

    /// <summary>The engine's host has no such path to mount.</summary>
    MountSourceNotFound,

    /// <summary>A file is to be mounted over a folder, or a folder over a file.</summary>
    MountTypeMismatch,

    /// <summary>A tmpfs mount cannot be taken over from another container.</summary>
    TmpfsNotShared,

    /// <summary>The volume has something in it.</summary>
    VolumeNotEmpty,

    /// <summary>What is in the volume cannot be removed.</summary>
    VolumeNotReplaceable,

    /// <summary>What has come into a volume is not what was sent.</summary>
    VolumeDiffers,

    /// <summary>The archive is not one, or broken, or not whole.</summary>
    ArchiveInvalid,

    /// <summary>The archive has something in it that does not belong in a volume.</summary>
    ArchiveUnsafe,

    /// <summary>The archive is not the one that its manifest tells of, or the manifest is broken.</summary>
    BackupDamaged,

    /// <summary>There is no such image.</summary>
    ImageNotFound,

    /// <summary>What was given as an image's content is not one.</summary>
    ImageInvalid,

    /// <summary>Containers are made from the image.</summary>
    ImageInUse,

    /// <summary>Other images are made from the image.</summary>
    ImageHasChildren,

    /// <summary>The image has names in several repositories, so that its id alone does not say which is meant.</summary>
    ImageHasManyNames,

    /// <summary>The registry does not let the caller have the image, or does not tell whether there is one.</summary>
    RegistryAccessDenied,

    /// <summary>The engine gets no answer from the registry that it can use.</summary>
    RegistryUnreachable,

    /// <summary>The program that the docker client leaves its passwords to does not do its work.</summary>
    CredentialHelperFailed,

    /// <summary>A step of a build failed.</summary>
    ImageBuildFailed,

    /// <summary>The folder that an image is built of, or something in it, cannot be read.</summary>
    BuildContextUnreadable,
}
