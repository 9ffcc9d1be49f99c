using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace DockerNet.Wiring;

/// <summary>Ports that a container says it listens on, with the meaning that <c>--expose</c> gives to the text.</summary>
public sealed record ExposeSpec
{
    private readonly PortRange _range;

    private ExposeSpec(PortRange range, string protocol)
    {
        _range = range;
        Protocol = protocol;
    }

    /// <summary>The port or ports, as <c>80</c> or <c>80-82</c>.</summary>
    public string Port => _range.ToString();

    /// <summary>tcp, udp or sctp.</summary>
    public string Protocol { get; }

    /// <summary>Every single port, each as <c>80/tcp</c>.</summary>
    public IReadOnlyList<string> Ports =>
        [.. Enumerable.Range(_range.First, _range.Count)
            .Select(port => string.Create(CultureInfo.InvariantCulture, $"{port}/{Protocol}"))];

    /// <summary>Reads <c>port[-port][/protocol]</c>.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The ports.</returns>
    /// <exception cref="FormatException">The text is none of that.</exception>
    public static ExposeSpec Parse(string text) =>
        Read(text, out ExposeSpec? value) is string problem ? throw new FormatException(problem) : value!;

    /// <summary>Reads what <see cref="Parse"/> reads.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">The ports.</param>
    /// <returns>Whether the text could be read.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out ExposeSpec? value)
    {
        value = null;
        return text is not null && Read(text, out value) is null;
    }

    /// <summary>The ports as <c>port[-port][/protocol]</c>, without what has its default.</summary>
    /// <returns>The ports as text.</returns>
    public override string ToString() => ContainerProtocols.Join(Port, Protocol);

    private static string? Read(string text, out ExposeSpec? value)
    {
        value = null;
        if (text.Contains(':'))
        {
            return Problem(text, "the host has no part in it; -Publish takes host ports");
        }

        (string ports, string protocol) = ContainerProtocols.Split(text);
        if (!PortRange.TryParse(ports, out PortRange range))
        {
            return Problem(text, $"'{ports}' is neither a port up to 65535 nor a rising range of them");
        }

        if (ContainerProtocols.Problem(protocol) is string problem)
        {
            return Problem(text, problem);
        }

        value = new ExposeSpec(range, protocol);
        return null;
    }

    private static string Problem(string text, string why) =>
        $"'{text}' is not a port to expose, because {why}: write port[-port][/protocol], such as 80 or 5000-5010/udp.";
}
