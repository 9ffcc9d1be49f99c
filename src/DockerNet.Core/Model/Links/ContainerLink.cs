
namespace DockerNet;

/// <summary>A link: one container's private name for another.</summary>
public sealed class ContainerLink
{
    internal ContainerLink()
    {
    }

    /// <summary>The recipient: the container that links.</summary>
    public string Container { get; internal init; } = "";

    /// <summary>The source: the container that is linked to.</summary>
    public string Source { get; internal init; } = "";

    /// <summary>The recipient's name for the source.</summary>
    public string Alias { get; internal init; } = "";

    /// <summary>How the link works.</summary>
    public LinkKind Kind { get; internal init; }

    /// <summary>The network that it works on.</summary>
    public string Network { get; internal init; } = "";

    /// <summary>The source's state in the engine's word; <c>missing</c> when it is gone.</summary>
    public string SourceState { get; internal init; } = "";

    /// <summary>
    /// The address that the recipient's hosts file has; null when it has none, or is stopped.
    /// </summary>
    public Address? Address { get; internal init; }

    /// <summary>The address that the source has now; null when it is not running.</summary>
    public Address? CurrentAddress { get; internal init; }

    /// <summary>
    /// Whether variables of the recipient's first process have an address that the source does not have; null when it
    /// has no variables of the link, or they could not be read.
    /// </summary>
    public bool? VariablesStale { get; internal init; }

    /// <summary>Whether the link leads where it should.</summary>
    public LinkHealth Health { get; internal init; }

    /// <summary>The engine, in the form that <c>-DockerHost</c> takes.</summary>
    public string DockerHost { get; internal init; } = "";

    /// <summary>The docker client's form, <c>source:alias</c>.</summary>
    /// <returns>The link as text.</returns>
    public override string ToString() => $"{Source}:{Alias}";
}
