namespace DockerNet.Wiring;

/// <summary>What is wrong with the variables that a legacy link gave to its recipient's first process.</summary>
internal static class LinkVariableFindings
{
    private const string PortSuffix = "_PORT";

    // Programs that use these services commonly read NAME_PORT as their own setting, and expect a number there.
    private static readonly string[] s_services =
        ["REDIS", "MYSQL", "MARIADB", "POSTGRES", "MONGO", "MONGODB", "ELASTICSEARCH", "RABBITMQ", "MEMCACHED"];

    /// <summary>Judges the variables.</summary>
    /// <param name="link">What is known of the link.</param>
    /// <returns>The findings; none when the process has no variables of the link.</returns>
    public static IEnumerable<Finding> Of(LinkFacts link)
    {
        if (link.Variables is not { Count: > 0 } variables)
        {
            return [];
        }

        return new[] { Stale(link), Unreadable(link, variables), Collision(link, variables), Secrets(link, variables) }
            .OfType<Finding>();
    }

    private static Finding? Stale(LinkFacts link)
    {
        // While the source is away the address is nobody's, which the link itself is found for.
        IReadOnlyList<LinkVariable> stale = link.StaleVariables;
        if (stale.Count == 0 || LinkRules.Judge(link) != LinkHealth.Healthy)
        {
            return null;
        }

        string old = LinkEnvironment.AddressOf(stale[0])!;
        string? owner = link.OtherOwner(old);
        string? twin = LinkTwins.Of(link.Alias, link.OtherAliases);
        return LinkFindings.Make(
            link, owner is null ? FindingSeverity.Warning : FindingSeverity.Critical, "LinkVariablesStale",
            twin is null
                ? $"The variables of '{link.Alias}' have the address {old}, which '{link.Source}' no longer has."
                : $"The variables that '{link.Alias}' and '{twin}' both make have the address {old}, which neither source has.",
            owner is null
                ? $"A program in '{link.Recipient}' that uses them does not reach '{link.Source}'."
                : $"A program in '{link.Recipient}' that uses them reaches '{owner}' in place of '{link.Source}'.",
            $"Restart-DockerContainer {link.Recipient}",
            link.SourceStarted,
            $"{string.Join(", ", stale.Select(static v => v.Name))}: {old}",
            $"{link.Source} has {link.SourceAddress} since {LinkFindings.Text(link.SourceStarted)}",
            owner is null ? null : $"{owner} has {old} now");
    }

    private static Finding? Unreadable(LinkFacts link, IReadOnlyList<LinkVariable> variables)
    {
        if (LinkEnvironment.IsReadableByShell(variables[0].Name))
        {
            return null;
        }

        return LinkFindings.Make(
            link, FindingSeverity.Warning, "LinkAliasUnreadable",
            $"The alias '{link.Alias}' makes variables that no shell can read.",
            $"Scripts in '{link.Recipient}' do not see them, and some shells remove them from what they start.",
            Migrate(link), null,
            string.Join(", ", variables.Where(static v => v.Kind != LinkVariableKind.Environment).Select(static v => v.Name)));
    }

    private static Finding? Collision(LinkFacts link, IReadOnlyList<LinkVariable> variables)
    {
        string prefix = LinkEnvironment.Prefix(link.Alias);
        if (LinkTwins.Of(link.Alias, link.OtherAliases) is string twin)
        {
            return LinkFindings.Make(
                link, FindingSeverity.Warning, "LinkVariableCollision",
                $"The aliases '{link.Alias}' and '{twin}' make variables of the same names.",
                $"Each of {prefix}_* tells of only one of them, and it is chance of which.",
                Migrate(link), null,
                $"{link.Alias} and {twin} both become {prefix}",
                $"of '{link.Source}' now: {string.Join(", ", variables.Select(static v => v.Name))}");
        }

        string[] related = [.. link.RecipientEnv
            .Select(static text => text.Split('=', 2)[0])
            .Where(name => name.StartsWith(prefix + "_", StringComparison.Ordinal))];
        bool known = s_services.Contains(prefix);
        if (variables.FirstOrDefault(v => v.Name == prefix + PortSuffix) is not LinkVariable port
            || (!known && related.Length == 0))
        {
            return null;
        }

        return LinkFindings.Make(
            link, FindingSeverity.Warning, "LinkVariableCollision",
            $"The alias '{link.Alias}' sets {port.Name} to a URL, and programs have a setting of that name.",
            $"A program in '{link.Recipient}' that reads {port.Name} expects a number and gets {port.Value}.",
            Migrate(link), null,
            $"{port.Name}={port.Value}",
            related.Length > 0 ? $"own settings: {string.Join(", ", related)}" : null);
    }

    // Only names: a finding is printed and sent on, and must not spread the secrets further.
    private static Finding? Secrets(LinkFacts link, IReadOnlyList<LinkVariable> variables)
    {
        string prefix = LinkEnvironment.Prefix(link.Alias) + "_ENV_";
        string[] secrets = [.. variables
            .Where(v => v.Kind == LinkVariableKind.Environment && SecretNames.Fits(v.Name[prefix.Length..]) && v.Value.Length > 0)
            .Select(static v => v.Name)];
        return secrets.Length == 0
            ? null
            : LinkFindings.Make(
                link, FindingSeverity.Warning, "LinkSecretExposed",
                $"The link hands secrets of '{link.Source}' to '{link.Recipient}'.",
                $"Every process in '{link.Recipient}' can read them, and so can who can run a command there.",
                Migrate(link), null, string.Join(", ", secrets));
    }

    // The first process keeps its variables as long as it runs.
    private static string Migrate(LinkFacts link) =>
        $"Convert-ContainerLink {link.Recipient}; Restart-DockerContainer {link.Recipient}";
}
