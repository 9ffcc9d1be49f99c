namespace DockerNet;

/// <summary>A step of a container's change, as it is planned.</summary>
public sealed class ContainerUpdateStep
{
    internal ContainerUpdateStep()
    {
    }

    /// <summary>The step's number.</summary>
    public int Order { get; internal init; }

    /// <summary>What is done.</summary>
    public ContainerUpdateAction Action { get; internal init; }

    /// <summary>The container's name.</summary>
    public string Container { get; internal init; } = "";

    /// <summary>What it means, in words.</summary>
    public string Detail { get; internal init; } = "";

    /// <summary>The engine, in the form that <c>-DockerHost</c> takes.</summary>
    public string DockerHost { get; internal init; } = "";

    /// <summary>The step in one line.</summary>
    /// <returns>The step as text.</returns>
    public override string ToString() => $"{Order}. {Action} {Container}: {Detail}";
}
