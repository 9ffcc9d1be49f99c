namespace DockerNet;

/// <summary>A container with all that the engine's inspection tells of it.</summary>
public sealed class ContainerDetail : Container
{
    internal ContainerDetail(Container summary)
        : base(summary)
    {
    }

    private ContainerDetail(ContainerDetail other, int exitCode)
        : base(other)
    {
        State = "exited";
        Status = $"Exited ({exitCode})";
        ExitCode = exitCode;
        Hostname = other.Hostname;
        Env = other.Env;
        Links = other.Links;
        AddHost = other.AddHost;
        ExposedPorts = other.ExposedPorts;
        VolumesFrom = other.VolumesFrom;
        Restart = other.Restart;
        RestartCount = other.RestartCount;
        Started = other.Started;
        Finished = DateTimeOffset.Now;
        User = other.User;
        WorkingDirectory = other.WorkingDirectory;
        Tty = other.Tty;
        Json = other.Json;
    }

    /// <summary>The host name that it has inside.</summary>
    public string Hostname { get; internal init; } = "";

    /// <summary>Its environment, as <c>NAME=VALUE</c>: the image's and its own, without what links inject.</summary>
    public ValueList<string> Env { get; internal init; } = [];

    /// <summary>Its legacy links, as <c>source:alias</c>.</summary>
    public ValueList<string> Links { get; internal init; } = [];

    /// <summary>The lines that were added to its hosts file, as <c>name:address</c>.</summary>
    public ValueList<string> AddHost { get; internal init; } = [];

    /// <summary>The ports that it exposes, as <c>5432/tcp</c>, whether published or not, running or not.</summary>
    public ValueList<string> ExposedPorts { get; internal init; } = [];

    /// <summary>
    /// The ports that were asked to be published, as <c>New-DockerContainer -Publish</c> takes them, running or not.
    /// </summary>
    public ValueList<string> Publish { get; internal init; } = [];

    /// <summary>Whether all exposed ports are published, on ports that the engine chooses at each start.</summary>
    public bool PublishAll { get; internal init; }

    /// <summary>The containers whose volumes it was given, as <c>name:mode</c>.</summary>
    public ValueList<string> VolumesFrom { get; internal init; } = [];

    /// <summary>The restart policy: no, always, on-failure or unless-stopped.</summary>
    public string Restart { get; internal init; } = "";

    /// <summary>Whether it is removed as soon as it ends.</summary>
    public bool AutoRemove { get; internal init; }

    /// <summary>How often the engine has restarted it by that policy.</summary>
    public long RestartCount { get; internal init; }

    /// <summary>Why the engine could not start it, in the engine's words; empty when it could.</summary>
    public string Error { get; internal init; } = "";

    /// <summary>When its first process was last started; null when it never was.</summary>
    public DateTimeOffset? Started { get; internal init; }

    /// <summary>When its first process last ended; null when it never did.</summary>
    public DateTimeOffset? Finished { get; internal init; }

    /// <summary>The user that its first process runs as; empty for the image's default of root.</summary>
    public string User { get; internal init; } = "";

    /// <summary>The folder that its first process starts in; empty for the root.</summary>
    public string WorkingDirectory { get; internal init; } = "";

    /// <summary>Whether it has a terminal.</summary>
    public bool Tty { get; internal init; }

    /// <summary>The engine's whole answer, as JSON text.</summary>
    public string Json { get; internal init; } = "";

    // Where it was given a mount of its own; the others are volumes of the image's or taken from other containers.
    internal OwnMount[] OwnMounts { get; init; } = [];

    // Where it, or its image, asked for a volume without a name.
    internal string[] VolumePaths { get; init; } = [];

    // Whether nothing can be written to its own file system.
    internal bool ReadOnly { get; init; }

    /// <summary>Makes the container as it was when it had ended and was gone.</summary>
    /// <param name="exitCode">Its exit code.</param>
    /// <returns>The container.</returns>
    internal ContainerDetail AsEnded(int exitCode) => new(this, exitCode);
}
