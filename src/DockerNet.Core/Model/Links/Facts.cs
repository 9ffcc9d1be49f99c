using System.Net;

namespace DockerNet.Wiring;

/// <summary>What is known of one link: what the recipient's settings, files and process have, and what is true now.</summary>
public sealed record LinkFacts
{
    /// <summary>The state of a source that is gone.</summary>
    public const string Missing = "missing";

    /// <summary>The recipient's name.</summary>
    public required string Recipient { get; init; }

    /// <summary>The recipient's state, in the engine's word.</summary>
    public string RecipientState { get; init; } = "running";

    /// <summary>The source, as the link's settings name it.</summary>
    public required string Source { get; init; }

    /// <summary>The recipient's name for the source.</summary>
    public required string Alias { get; init; }

    /// <summary>How the link works.</summary>
    public LinkKind Kind { get; init; }

    /// <summary>The network that it works on.</summary>
    public string Network { get; init; } = NetworkSpec.DefaultBridge;

    /// <summary>The network that has the link too and is the recipient's place now; null when there is none.</summary>
    public string? MovedTo { get; init; }

    /// <summary>The source's state in the engine's word; <see cref="Missing"/> when nothing has its name.</summary>
    public string SourceState { get; init; } = "running";

    /// <summary>Whether what has the source's name is another container than the one that was linked to.</summary>
    public bool SourceReplaced { get; init; }

    /// <summary>The source's address on the link's network; null when it has none.</summary>
    public IPAddress? SourceAddress { get; init; }

    /// <summary>When the container that has the source's name was created; null when nothing has it.</summary>
    public DateTimeOffset? SourceCreated { get; init; }

    /// <summary>When the source was last started; null when it never was.</summary>
    public DateTimeOffset? SourceStarted { get; init; }

    /// <summary>When the source last ended; null when it never did.</summary>
    public DateTimeOffset? SourceFinished { get; init; }

    /// <summary>The lines of the recipient's hosts file.</summary>
    public IReadOnlyList<HostsLine> Hosts { get; init; } = [];

    /// <summary>Who has which address on the link's network now.</summary>
    public IReadOnlyDictionary<string, string> Owners { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether the recipient has lost the way to the network's DNS.</summary>
    public bool DnsLost { get; init; }

    /// <summary>The link's variables in the recipient's first process; null when that could not be read.</summary>
    public IReadOnlyList<LinkVariable>? Variables { get; init; }

    /// <summary>The recipient's own variables, each as <c>NAME=VALUE</c>.</summary>
    public IReadOnlyList<string> RecipientEnv { get; init; } = [];

    /// <summary>The aliases of the recipient's other legacy links.</summary>
    public IReadOnlyList<string> OtherAliases { get; init; } = [];

    /// <summary>The engine, in the form that <c>-DockerHost</c> takes.</summary>
    public string DockerHost { get; init; } = "";

    /// <summary>Whether anything in the recipient can use the link now.</summary>
    internal bool IsActive => RecipientState is "running" or "paused";

    /// <summary>The address that the recipient's hosts file has for the alias; null when it has none.</summary>
    internal IPAddress? HostsAddress => AliasLine?.Address;

    /// <summary>The line that decides what the alias means; null when the hosts file does not.</summary>
    internal HostsLine? AliasLine =>
        Hosts.FirstOrDefault(line => line.Names.Contains(Alias, StringComparer.OrdinalIgnoreCase));

    /// <summary>The variables that have an address which the source does not have.</summary>
    internal IReadOnlyList<LinkVariable> StaleVariables =>
        [.. (Variables ?? []).Where(v => LinkEnvironment.AddressOf(v) is string address && address != SourceAddress?.ToString())];

    /// <summary>Finds who has an address on the link's network, other than the source.</summary>
    /// <param name="address">The address.</param>
    /// <returns>The container's name; null when nobody has it, or the source.</returns>
    internal string? OtherOwner(string? address) =>
        address is not null && Owners.TryGetValue(address, out string? owner) && address != SourceAddress?.ToString()
            ? owner
            : null;
}
