using System.Management.Automation;
using DockerNet.Binding;
using DockerNet.Completion;
using DockerNet.Contracts;
using DockerNet.Wiring;

namespace DockerNet.Commands;

// What it reads and writes.
public sealed partial class NewDockerContainerCommand
{
    /// <summary>
    /// Mounts, each as <c>[source:]target[:mode]</c>. A source with a slash is a path on the engine's host, one without
    /// is a volume's name, none is an anonymous volume. Or a hashtable of source and target.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("v")]
    [MountTransformation]
    [ArgumentCompleter(typeof(MountCompleter))]
    public MountSpec[] Volume { get; set; } = [];

    /// <summary>
    /// Mounts in keys and values, each as <c>type=bind,source=/src,target=/web,readonly</c> or as a hashtable. The types
    /// are <c>bind</c>, <c>volume</c>, <c>tmpfs</c> and <c>image</c>. Of a volume or an image it can mount a part, by
    /// <c>volume-subpath</c> or <c>image-subpath</c>. Unlike <c>-Volume</c> it does not make a missing path of the host,
    /// unless <c>bind-create-src</c> asks for it.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [KeyedMountTransformation]
    [ArgumentCompleter(typeof(KeyedMountCompleter))]
    public KeyedMountSpec[] Mount { get; set; } = [];

    /// <summary>Containers whose mounts it gets too, each as <c>name</c>, <c>name:ro</c> or <c>name:rw</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [VolumesFromTransformation]
    [ArgumentCompleter(typeof(ContainerCompleter))]
    public VolumesFromSpec[] VolumesFrom { get; set; } = [];

    /// <summary>
    /// Folders in memory, each as <c>target[:options]</c> such as <c>/run:size=64m,mode=1777</c>; or a hashtable.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TmpfsTransformation]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public TmpfsSpec[] Tmpfs { get; set; } = [];

    /// <summary>Makes all that comes from the image read-only. Mounts stay what they are.</summary>
    [Parameter]
    public SwitchParameter ReadOnly { get; set; }

    private ContainerRequest WithStorage(ContainerRequest request) => request with
    {
        Mounts = HostPaths.Resolve(Volume, SessionState),
        KeyedMounts = HostPaths.Resolve(Mount, SessionState),
        VolumesFrom = VolumesFrom,
        Tmpfs = Tmpfs,
        ReadOnly = ReadOnly,
    };
}
