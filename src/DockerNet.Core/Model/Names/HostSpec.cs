using System.Diagnostics.CodeAnalysis;
using DockerNet.Text;

namespace DockerNet.Wiring;

/// <summary>A line for a container's hosts file, with the meaning that <c>--add-host</c> gives to the text.</summary>
public sealed record HostSpec
{
    private const string Gateway = "host-gateway";

    private HostSpec(string name, string address)
    {
        Name = name;
        Address = address;
    }

    /// <summary>The host's name.</summary>
    public string Name { get; }

    /// <summary>Its address, or <c>host-gateway</c> for the engine's own host.</summary>
    public string Address { get; }

    /// <summary>Reads <c>name:address</c>, or <c>name=address</c> as newer clients do.</summary>
    /// <param name="text">The text.</param>
    /// <returns>Name and address.</returns>
    /// <exception cref="FormatException">The text is none of that.</exception>
    public static HostSpec Parse(string text) =>
        Read(text, out HostSpec? value) is string problem ? throw new FormatException(problem) : value!;

    /// <summary>Reads what <see cref="Parse"/> reads.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">Name and address.</param>
    /// <returns>Whether the text could be read.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out HostSpec? value)
    {
        value = null;
        return text is not null && Read(text, out value) is null;
    }

    /// <summary>It as <c>name:address</c>.</summary>
    /// <returns>It as text.</returns>
    public override string ToString() => $"{Name}:{Address}";

    private static string? Read(string text, out HostSpec? value)
    {
        value = null;
        string[] parts = text.Split('=', 2);
        if (parts.Length == 1)
        {
            // An IPv6 address has colons too, a name has none.
            parts = text.Split(':', 2);
        }

        string name = parts[0];
        if (parts.Length == 1 || name.Length == 0)
        {
            return Problem(text, "it has no " + (name.Length == 0 ? "name" : "address"));
        }

        if (name.Any(static c => char.IsControl(c) || c == ':'))
        {
            return Problem(text, "a name has neither colons nor control characters");
        }

        string address = parts[1];
        if (address is ['[', .., ']'])
        {
            address = address[1..^1];
        }

        if (address != Gateway && !AddressText.TryParse(address, out _))
        {
            return Problem(text, $"'{address}' is no IP address");
        }

        value = new HostSpec(name, address);
        return null;
    }

    private static string Problem(string text, string why) =>
        $"'{text}' is not a host, because {why}: write name:address, such as db:10.0.0.5 or docker:host-gateway.";
}
