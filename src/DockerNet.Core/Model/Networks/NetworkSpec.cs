using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using DockerNet.Text;

namespace DockerNet.Wiring;

/// <summary>A network for a new container, with the meaning that <c>--network</c> gives to the text.</summary>
public sealed partial record NetworkSpec
{
    /// <summary>The network of a container that is put on no other, and the one where legacy links work.</summary>
    internal const string DefaultBridge = "bridge";

    private const string ContainerMode = "container:";

    private NetworkSpec(string name)
    {
        Name = name;
    }

    /// <summary>The network's name, or a mode: <c>bridge</c>, <c>host</c>, <c>none</c>, <c>container:NAME</c>.</summary>
    public string Name { get; private init; }

    /// <summary>Further names of the container on this network.</summary>
    public IReadOnlyList<string> Aliases { get; private init; } = [];

    /// <summary>A fixed IPv4 address; null to have the engine choose one.</summary>
    public IPAddress? IPv4Address { get; private init; }

    /// <summary>A fixed IPv6 address; null to have the engine choose one.</summary>
    public IPAddress? IPv6Address { get; private init; }

    /// <summary>How much its gateway is preferred to those of other networks; null for not at all.</summary>
    public int? GatewayPriority { get; private init; }

    /// <summary>Options for the network's driver, each as <c>name=value</c>.</summary>
    public IReadOnlyList<string> DriverOptions { get; private init; } = [];

    /// <summary>Reads a name or mode, or fields such as <c>name=front,alias=web,ip=10.0.0.5</c>.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The network.</returns>
    /// <exception cref="FormatException">The text is none of that.</exception>
    public static NetworkSpec Parse(string text) =>
        Read(text, out NetworkSpec? value) is string problem ? throw new FormatException(problem) : value!;

    /// <summary>Reads what <see cref="Parse"/> reads.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">The network.</param>
    /// <returns>Whether the text could be read.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out NetworkSpec? value)
    {
        value = null;
        return text is not null && Read(text, out value) is null;
    }

    /// <summary>Tells whether a mode is the engine's default bridge.</summary>
    /// <param name="mode">The mode; null for the default one.</param>
    /// <returns>Whether it is.</returns>
    public static bool IsDefault(string? mode) => mode is null or "default" or DefaultBridge;

    /// <summary>Tells whether a mode is the name of a network that someone created.</summary>
    /// <param name="mode">The mode; null for the default one.</param>
    /// <returns>Whether it is.</returns>
    public static bool IsOwn(string? mode) =>
        !IsDefault(mode) && mode is not ("host" or "none") && SharedContainer(mode) is null;

    /// <summary>Tells whose network a mode shares.</summary>
    /// <param name="mode">The mode; null for the default one.</param>
    /// <returns>The container's name or id; null when the mode is another one.</returns>
    public static string? SharedContainer(string? mode) =>
        mode?.StartsWith(ContainerMode, StringComparison.Ordinal) == true ? mode[ContainerMode.Length..] : null;

    /// <summary>Compares what both say.</summary>
    /// <param name="other">The other network.</param>
    /// <returns>Whether they say the same.</returns>
    public bool Equals(NetworkSpec? other) => other?.ToString() == ToString();

    /// <inheritdoc/>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <summary>The network as its name, or as fields when it has more than that.</summary>
    /// <returns>The network as text.</returns>
    public override string ToString()
    {
        string[] more =
        [
            .. Aliases.Select(static alias => $"alias={alias}"),
            .. IPv4Address is null ? Array.Empty<string>() : [$"ip={IPv4Address}"],
            .. IPv6Address is null ? Array.Empty<string>() : [$"ip6={IPv6Address}"],
            .. DriverOptions.Select(static option => $"driver-opt={option}"),
            .. GatewayPriority is int priority ? [string.Create(CultureInfo.InvariantCulture, $"gw-priority={priority}")] : Array.Empty<string>(),
        ];
        return more.Length == 0 && !FieldPattern().IsMatch(Name) ? Name : CsvFields.Write([$"name={Name}", .. more]);
    }

    private static string? Read(string text, out NetworkSpec? value)
    {
        value = null;
        if (!FieldPattern().IsMatch(text))
        {
            if (string.IsNullOrWhiteSpace(text))
            {
                return Problem(text, "it is empty");
            }

            value = new NetworkSpec(text);
            return null;
        }

        if (CsvFields.Read(text) is not { } fields)
        {
            return Problem(text, "a quote is where none can be");
        }

        var read = new NetworkSpec("");
        foreach (string field in fields)
        {
            string[] parts = field.Split('=', 2);
            if (parts.Length == 1)
            {
                return Problem(text, $"the field '{field}' has no value");
            }

            if (Add(read, parts[0].Trim().ToLowerInvariant(), parts[1].Trim()) is not NetworkSpec more)
            {
                return Problem(text, $"the field '{field}' is unknown or has a bad value");
            }

            read = more;
        }

        if (read.Name.Length == 0)
        {
            return Problem(text, "it has no name");
        }

        value = read;
        return null;
    }

    private static NetworkSpec? Add(NetworkSpec spec, string key, string value) => key switch
    {
        "name" => spec with { Name = value },
        "alias" => spec with { Aliases = [.. spec.Aliases, value] },
        "ip" => Address(value, AddressFamily.InterNetwork) is IPAddress address ? spec with { IPv4Address = address } : null,
        "ip6" => Address(value, AddressFamily.InterNetworkV6) is IPAddress address ? spec with { IPv6Address = address } : null,
        "gw-priority" => int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int priority)
            ? spec with { GatewayPriority = priority }
            : null,
        // The client writes all of it in small letters.
        "driver-opt" => value.IndexOf('=') > 0 ? spec with { DriverOptions = [.. spec.DriverOptions, value.ToLowerInvariant()] } : null,
        _ => null,
    };

    private static IPAddress? Address(string text, AddressFamily family) =>
        AddressText.TryParse(text, out IPAddress? address) && address.AddressFamily == family ? address : null;

    private static string Problem(string text, string why) =>
        $"'{text}' is not a network, because {why}: write a network's name, bridge, host, none, container:NAME, "
        + "or fields such as name=front,alias=web,ip=10.0.0.5.";

    // The client's own rule for what has fields.
    [GeneratedRegex(@"[0-9A-Za-z_]+=[0-9A-Za-z_]+(,[0-9A-Za-z_]+=[0-9A-Za-z_]+)*")]
    private static partial Regex FieldPattern();
}
