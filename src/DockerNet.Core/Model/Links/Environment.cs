using System.Text.RegularExpressions;

namespace DockerNet.Wiring;

/// <summary>The environment variables of legacy links: which a link gives, and which a process has from it.</summary>
public static partial class LinkEnvironment
{
    // Every image has these two, so the engine does not pass them on.
    private static readonly string[] s_notPassedOn = ["HOME", "PATH"];

    /// <summary>Works out the variables that the engine gives to a recipient, in the engine's order.</summary>
    /// <param name="input">What they depend on.</param>
    /// <returns>The variables, without those that the recipient sets itself.</returns>
    public static IReadOnlyList<LinkVariable> Compute(LinkEnvironmentInput input)
    {
        string prefix = Prefix(input.Alias);
        string name = $"/{input.Recipient.TrimStart('/')}/{input.Alias}";
        IEnumerable<LinkVariable> ports = new LinkVariableWriter(input.Alias, input.SourceAddress.ToString())
            .Write(Ports(input.ExposedPorts), EngineCapabilities.GenerationOf(input.EngineVersion));
        IEnumerable<LinkVariable> environment = Pairs(input.SourceEnv)
            .Where(static pair => !s_notPassedOn.Contains(pair.Name))
            .Select(pair => Plain(LinkVariableKind.Environment, $"{prefix}_ENV_{pair.Name}", pair.Value));
        HashSet<string> own = Names(input.RecipientEnv);
        LinkVariable[] named = input.Recipient.Length == 0 ? [] : [Plain(LinkVariableKind.Name, $"{prefix}_NAME", name)];
        return [.. ports
            .Concat(named)
            .Concat(environment)
            .Where(variable => !own.Contains(variable.Name))
            .DistinctBy(static variable => variable.Name)];

        LinkVariable Plain(LinkVariableKind kind, string variable, string value) =>
            new(input.Alias, kind, variable, value, null, null);
    }

    /// <summary>Finds the variables of links in the environment that a recipient's process really has.</summary>
    /// <param name="environment">The environment, each variable as <c>NAME=VALUE</c>.</param>
    /// <param name="links">The recipient's links.</param>
    /// <param name="recipientOwnEnv">The recipient's own variables, which are no link's whatever their names.</param>
    /// <returns>The variables, in the order of the environment.</returns>
    public static IReadOnlyList<LinkVariable> Parse(
        IEnumerable<string> environment, IEnumerable<LinkSpec> links, IEnumerable<string> recipientOwnEnv)
    {
        HashSet<string> own = Names(recipientOwnEnv);
        List<(string Name, string Value)> pairs = [.. Pairs(environment).Where(pair => !own.Contains(pair.Name))];

        // Aliases can begin alike, and 'a-b' and 'a_b' even have the same prefix. Then the variable is the longest
        // one's, and among equals the one's that X_NAME names.
        List<string> aliases = [.. links
            .Select(static link => link.Alias)
            .Distinct()
            .OrderByDescending(static alias => Prefix(alias).Length)
            .ThenByDescending(alias => pairs.Exists(pair => IsNameOf(alias, pair)))];
        return [.. pairs
            .Select(pair => aliases
                .Select(alias => LinkVariableShape.Read(alias, pair.Name, pair.Value))
                .FirstOrDefault(static variable => variable is not null))
            .OfType<LinkVariable>()];
    }

    /// <summary>Tells what the names of a link's variables begin with, without the underscore that follows.</summary>
    /// <param name="alias">The link's alias.</param>
    /// <returns>The prefix. It may have characters that no shell allows, such as dots.</returns>
    public static string Prefix(string alias) => alias.ToUpperInvariant().Replace('-', '_');

    /// <summary>Tells whether a shell can read a variable of that name.</summary>
    /// <param name="name">The name.</param>
    /// <returns>Whether it can.</returns>
    public static bool IsReadableByShell(string name) => ShellName().IsMatch(name);

    /// <summary>Gives the address that a variable's value has in it.</summary>
    /// <param name="variable">The variable.</param>
    /// <returns>The address; null when the value has none.</returns>
    public static string? AddressOf(LinkVariable variable) => variable.Kind switch
    {
        LinkVariableKind.Address => variable.Value,
        LinkVariableKind.Port or LinkVariableKind.PortUrl or LinkVariableKind.Range =>
            LinkUrl.TryParse(variable.Value, out LinkUrl url) ? url.Address : null,
        _ => null,
    };

    private static bool IsNameOf(string alias, (string Name, string Value) pair) =>
        LinkVariableShape.Read(alias, pair.Name, pair.Value)?.Kind == LinkVariableKind.Name;

    private static IEnumerable<ExposedPort> Ports(IEnumerable<string> texts)
    {
        foreach (string text in texts)
        {
            if (ExposedPort.TryParse(text, out ExposedPort port))
            {
                yield return port;
            }
        }
    }

    private static IEnumerable<(string Name, string Value)> Pairs(IEnumerable<string> texts) =>
        texts.Select(static text => text.Split('=', 2))
            .Where(static parts => parts.Length == 2)
            .Select(static parts => (parts[0], parts[1]));

    private static HashSet<string> Names(IEnumerable<string> texts) =>
        [.. texts.Select(static text => text.Split('=', 2)[0])];

    [GeneratedRegex(@"^[A-Za-z_][A-Za-z0-9_]*\z")]
    private static partial Regex ShellName();
}
