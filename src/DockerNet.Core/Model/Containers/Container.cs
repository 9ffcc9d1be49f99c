
namespace DockerNet;

/// <summary>A container, as the engine lists it.</summary>
public class Container : DockerEntity
{
    internal Container()
    {
    }

    private protected Container(Container other)
    {
        Name = other.Name;
        Id = other.Id;
        DockerHost = other.DockerHost;
        Image = other.Image;
        ImageId = other.ImageId;
        Command = other.Command;
        State = other.State;
        Status = other.Status;
        ExitCode = other.ExitCode;
        Health = other.Health;
        Created = other.Created;
        NetworkMode = other.NetworkMode;
        Networks = other.Networks;
        Ports = other.Ports;
        Mounts = other.Mounts;
        Labels = other.Labels;
        LinkNames = other.LinkNames;
    }

    /// <summary>The image it was created from, as it was named then.</summary>
    public string Image { get; internal init; } = "";

    /// <summary>The id of that image.</summary>
    public string ImageId { get; internal init; } = "";

    /// <summary>The command of its first process, in one line.</summary>
    public string Command { get; internal init; } = "";

    /// <summary>
    /// The engine's word for its state: created, running, paused, restarting, removing, exited or dead.
    /// </summary>
    public string State { get; internal init; } = "";

    /// <summary>The state in words, with how long it has lasted: <c>Up 2 minutes</c>.</summary>
    public string Status { get; internal init; } = "";

    /// <summary>The exit code of its last run; null while it runs or when it never ran.</summary>
    public int? ExitCode { get; internal init; }

    /// <summary>The verdict of its health check: starting, healthy or unhealthy; null when it has none.</summary>
    public string? Health { get; internal init; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset Created { get; internal init; }

    /// <summary>The network mode: default, bridge, host, none, container:ID or the name of a network.</summary>
    public string NetworkMode { get; internal init; } = "";

    /// <summary>The first address that it has on any network; null when it is stopped or has no network.</summary>
    public Address? IPAddress =>
        Networks.Select(static n => n.IPAddress).Concat(Networks.Select(static n => n.IPv6Address)).FirstOrDefault(static a => a is not null);

    /// <summary>The networks that it is on, with its address on each.</summary>
    public ValueList<ContainerEndpoint> Networks { get; internal init; } = [];

    /// <summary>The ports it exposes, and where they are published.</summary>
    public ValueList<ContainerPort> Ports { get; internal init; } = [];

    /// <summary>What is mounted into it.</summary>
    public ValueList<ContainerMount> Mounts { get; internal init; } = [];

    /// <summary>Its labels.</summary>
    public ValueMap Labels { get; internal init; } = ValueMap.None;

    // What legacy links call it, as recipient/alias. A container made anew under an old name has none of these.
    internal string[] LinkNames { get; init; } = [];
}
