using System.Text.Json;
using DockerNet.Contracts;

namespace DockerNet.Workflows;

/// <summary>
/// What the engine itself knows of links that are being moved: the label of a container that is never started. A legacy
/// link is gone for good once it is removed, and its name with it, unless somebody knows it.
/// </summary>
internal sealed record LinkRecord
{
    /// <summary>The label's name.</summary>
    public const string Label = "dockernet.links";

    /// <summary>What no other work has.</summary>
    public required string Token { get; init; }

    /// <summary>The session that moves them.</summary>
    public required string Owner { get; init; }

    /// <summary>The network that they move to.</summary>
    public required string Network { get; init; }

    /// <summary>Whether the work makes the network.</summary>
    public bool MakesNetwork { get; init; }

    /// <summary>The recipients, in the order in which they move.</summary>
    public required IReadOnlyList<LinkRecipient> Recipients { get; init; }

    /// <summary>The ids of the sources that the work connects to the network, each with the name that it is given there, if any.</summary>
    public IReadOnlyDictionary<string, string?> Sources { get; init; } = new Dictionary<string, string?>();

    /// <summary>The ids of those that leave the default bridge at the end.</summary>
    public IReadOnlyList<string> Leaving { get; init; } = [];

    /// <summary>The name of the container that says so.</summary>
    public string HolderName => $"dockernet-links-{Token}";

    /// <summary>Writes down what a plan is about to do.</summary>
    /// <param name="steps">The steps.</param>
    /// <param name="members">The containers as they are before, by name.</param>
    /// <returns>The record.</returns>
    public static LinkRecord Of(IReadOnlyList<LinkMigrationStep> steps, IReadOnlyDictionary<string, ContainerDetail> members)
    {
        string network = steps[0].Network;
        return new LinkRecord
        {
            Token = Guid.NewGuid().ToString("n"),
            Owner = HelperLabel.Value,
            Network = network,
            MakesNetwork = Targets(LinkMigrationAction.CreateNetwork).Any(),
            Recipients = [.. steps.Where(static step => step.Action == LinkMigrationAction.ConnectRecipient).Select(RecipientOf)],
            Sources = Targets(LinkMigrationAction.ConnectSource).ToDictionary(static source => source.Id, LinkMigration.HostNameOf),
            Leaving = [.. Targets(LinkMigrationAction.LeaveBridge).Select(static member => member.Id)],
        };

        IEnumerable<ContainerDetail> Targets(LinkMigrationAction action) =>
            steps.Where(step => step.Action == action).Select(step => members.GetValueOrDefault(step.Target)!);

        LinkRecipient RecipientOf(LinkMigrationStep step)
        {
            ContainerDetail recipient = members[step.Target];
            ContainerEndpoint? place = recipient.Networks.FirstOrDefault(one => one.Network == network);
            return new LinkRecipient
            {
                Id = recipient.Id,
                Name = recipient.Name,
                Legacy = step.Link,
                Links = place?.Links ?? [],
                Aliases = place?.Aliases ?? [],
                IPAddress = place?.FixedAddress?.ToString(),
            };
        }
    }

    /// <summary>The network as the work makes it: by the label it is known again, whoever else makes one of that name.</summary>
    /// <returns>The request.</returns>
    public NetworkRequest ToNetwork() => new() { Name = Network, Labels = new Dictionary<string, string> { [Label] = Token } };

    /// <summary>Reads what a container says.</summary>
    /// <param name="container">The container.</param>
    /// <returns>The record; null when the container is none.</returns>
    public static LinkRecord? TryRead(Container container)
    {
        try
        {
            return container.Labels.TryGetValue(Label, out string? text) && JsonSerializer.Deserialize<LinkRecord>(text) is LinkRecord record
                && record.HolderName == container.Name
                    ? record
                    : null;
        }
        catch (JsonException)
        {
            // Somebody else's, of the same name.
            return null;
        }
    }

    /// <summary>Writes what <see cref="TryRead"/> reads.</summary>
    /// <returns>The label's value.</returns>
    public string ToLabel() => JsonSerializer.Serialize(this);
}
