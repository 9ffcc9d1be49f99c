namespace DockerNet;

/// <summary>A step of moving links to a network, planned or done.</summary>
public sealed class LinkMigrationStep
{
    internal LinkMigrationStep()
    {
    }

    /// <summary>The step's number.</summary>
    public int Order { get; internal init; }

    /// <summary>What is done.</summary>
    public LinkMigrationAction Action { get; internal init; }

    /// <summary>The name of the container or network that it is done to.</summary>
    public string Target { get; internal init; } = "";

    /// <summary>The network that the links move to.</summary>
    public string Network { get; internal init; } = "";

    /// <summary>The links that it is about, each as <c>source:alias</c>.</summary>
    public ValueList<string> Link { get; internal init; } = [];

    /// <summary>What it means, in words.</summary>
    public string Detail { get; internal init; } = "";

    /// <summary>Whether it has been done; false in a plan.</summary>
    public bool Done { get; internal init; }

    /// <summary>The engine, in the form that <c>-DockerHost</c> takes.</summary>
    public string DockerHost { get; internal init; } = "";

    /// <summary>The step in one line.</summary>
    /// <returns>The step as text.</returns>
    public override string ToString() => $"{Order}. {Action} {Target}: {Detail}";

    internal LinkMigrationStep AsDone(string? detail) => new()
    {
        Order = Order,
        Action = Action,
        Target = Target,
        Network = Network,
        Link = Link,
        Detail = detail ?? Detail,
        Done = true,
        DockerHost = DockerHost,
    };
}
