using System.Globalization;
using System.Text.RegularExpressions;
using DockerNet.Text;

namespace DockerNet.Wiring;

/// <summary>Tells whether name and value look like a link's variable, so that others are not taken for one.</summary>
internal static partial class LinkVariableShape
{
    private const string NameSuffix = "NAME";
    private const string PortSuffix = "PORT";
    private const string EnvironmentSuffix = "ENV_";

    /// <summary>Reads a variable as one of a link.</summary>
    /// <param name="alias">The link's alias.</param>
    /// <param name="name">The variable's name.</param>
    /// <param name="value">The variable's value.</param>
    /// <returns>The link's variable; null when it does not look like one.</returns>
    public static LinkVariable? Read(string alias, string name, string value)
    {
        string prefix = LinkEnvironment.Prefix(alias) + "_";
        if (!name.StartsWith(prefix, StringComparison.Ordinal))
        {
            return null;
        }

        string suffix = name[prefix.Length..];
        return suffix switch
        {
            NameSuffix => IsNameOf(alias, value) ? Make(LinkVariableKind.Name, null, null) : null,
            PortSuffix => LinkUrl.TryParse(value, out LinkUrl url)
                ? Make(LinkVariableKind.Port, url.Port, url.Protocol)
                : null,
            _ when suffix.StartsWith(EnvironmentSuffix, StringComparison.Ordinal)
                && suffix.Length > EnvironmentSuffix.Length => Make(LinkVariableKind.Environment, null, null),
            _ => ReadPort(suffix, value) is var (kind, port, protocol) ? Make(kind, port, protocol) : null,
        };

        LinkVariable Make(LinkVariableKind kind, int? port, string? protocol) =>
            new(alias, kind, name, value, port, protocol);
    }

    private static bool IsNameOf(string alias, string value) =>
        value.StartsWith('/') && value.EndsWith($"/{alias}", StringComparison.Ordinal);

    private static (LinkVariableKind Kind, int Port, string Protocol)? ReadPort(string suffix, string value)
    {
        Match match = PortPattern().Match(suffix);
        if (!match.Success)
        {
            return null;
        }

        int port = int.Parse(match.Groups["port"].Value, CultureInfo.InvariantCulture);
        string protocol = match.Groups["protocol"].Value.ToLowerInvariant();
        bool isUrl = LinkUrl.TryParse(value, out LinkUrl url) && url.Protocol == protocol;
        bool isNumber = ushort.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out ushort number);
        LinkVariableKind? kind = match.Groups["part"].Value switch
        {
            "" when isUrl && url.Port == port => LinkVariableKind.PortUrl,
            "ADDR" when AddressText.TryParse(value, out _) => LinkVariableKind.Address,
            "PORT" when isNumber && number == port => LinkVariableKind.Number,
            "PROTO" when value == protocol => LinkVariableKind.Protocol,
            "START" or "END" when isUrl => LinkVariableKind.Range,
            "PORT_START" or "PORT_END" when isNumber => LinkVariableKind.Range,
            _ => null,
        };
        return kind is null ? null : (kind.Value, port, protocol);
    }

    [GeneratedRegex(
        @"^PORT_(?<port>[0-9]{1,5})_(?<protocol>[A-Z]+)(?:_(?<part>ADDR|PORT|PROTO|START|END|PORT_START|PORT_END))?\z")]
    private static partial Regex PortPattern();
}
