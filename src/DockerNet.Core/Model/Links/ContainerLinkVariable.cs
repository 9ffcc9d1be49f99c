
namespace DockerNet;

/// <summary>An environment variable that a legacy link gave to its recipient.</summary>
public sealed class ContainerLinkVariable
{
    internal ContainerLinkVariable()
    {
    }

    /// <summary>The recipient.</summary>
    public string Container { get; internal init; } = "";

    /// <summary>The source that the variable tells of.</summary>
    public string Source { get; internal init; } = "";

    /// <summary>The recipient's name for the source.</summary>
    public string Alias { get; internal init; } = "";

    /// <summary>What the variable says.</summary>
    public LinkVariableKind Kind { get; internal init; }

    /// <summary>The variable's name.</summary>
    public string Name { get; internal init; } = "";

    /// <summary>Its value; null for the source's own variables unless <c>-ShowValue</c> was given.</summary>
    public string? Value { get; internal init; }

    /// <summary>The port that it speaks of; null when it speaks of none.</summary>
    public int? Port { get; internal init; }

    /// <summary>tcp, udp or sctp; null when it speaks of no port.</summary>
    public string? Protocol { get; internal init; }

    /// <summary>The address that the source has now; null when it does not run.</summary>
    public Address? Current { get; internal init; }

    /// <summary>Whether the value has an address that the source no longer has.</summary>
    public bool IsStale { get; internal init; }

    /// <summary>Where the variable was found.</summary>
    public LinkVariableOrigin Origin { get; internal init; }

    /// <summary>The engine, in the form that <c>-DockerHost</c> takes.</summary>
    public string DockerHost { get; internal init; } = "";

    /// <summary>The variable as <c>NAME=VALUE</c>, or its name when the value is hidden.</summary>
    /// <returns>The variable as text.</returns>
    public override string ToString() => Value is null ? Name : $"{Name}={Value}";
}
