
namespace DockerNet;

/// <summary>One meaning of a name in a container.</summary>
public sealed class ContainerName
{
    internal ContainerName()
    {
    }

    /// <summary>The container that uses the name.</summary>
    public string Source { get; internal init; } = "";

    /// <summary>The name.</summary>
    public string Name { get; internal init; } = "";

    /// <summary>The address that it means; null when nothing of the container or its networks has the name.</summary>
    public Address? Address { get; internal init; }

    /// <summary>The container that has the address; empty when none has.</summary>
    public string Container { get; internal init; } = "";

    /// <summary>Where the meaning comes from.</summary>
    public ContainerNameOrigin Origin { get; internal init; }

    /// <summary>The network whose DNS has the name; empty when it is from elsewhere.</summary>
    public string Network { get; internal init; } = "";

    /// <summary>Whether programs get this meaning. Of several that win, they get one or the other.</summary>
    public bool Wins { get; internal init; }

    /// <summary>Why it wins or does not.</summary>
    public string Reason { get; internal init; } = "";

    /// <summary>The addresses that the container found when it was asked; null when it was not.</summary>
    public ValueList<Address>? Live { get; internal init; }

    /// <summary>Whether the first address that was found is one that wins; null when it is not known.</summary>
    public bool? Agrees { get; internal init; }

    /// <summary>The engine, in the form that <c>-DockerHost</c> takes.</summary>
    public string DockerHost { get; internal init; } = "";

    /// <summary>The meaning in one line.</summary>
    /// <returns>The meaning as text.</returns>
    public override string ToString() => $"{Name} = {Address}";
}
