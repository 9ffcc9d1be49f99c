namespace DockerNet.Wiring;

/// <summary>
/// Tells the variables of links apart whose aliases make the same names, such as <c>my-db</c> and <c>my_db</c>. The engine
/// lets one of them win each name, and nothing but the address tells which.
/// </summary>
public static class LinkTwins
{
    /// <summary>Finds another alias that makes the same names.</summary>
    /// <param name="alias">The alias.</param>
    /// <param name="others">The recipient's other aliases.</param>
    /// <returns>The other alias; null when there is none.</returns>
    public static string? Of(string alias, IEnumerable<string> others) => others.FirstOrDefault(other =>
        other != alias && LinkEnvironment.Prefix(other) == LinkEnvironment.Prefix(alias));

    /// <summary>Gives each variable to the link whose source has its address.</summary>
    /// <param name="variables">The variables, each with an alias of its names.</param>
    /// <param name="addresses">The address of each alias's source now; empty where it has none.</param>
    /// <returns>The variables. One whose address no source has stays where it was.</returns>
    public static IReadOnlyList<LinkVariable> Assign(
        IReadOnlyList<LinkVariable> variables, IReadOnlyDictionary<string, string> addresses)
    {
        // What is said of one port comes from one link: its number and protocol have no address in them.
        Dictionary<(string, int?, string?), string> owners = [];
        foreach (LinkVariable variable in variables)
        {
            string? address = LinkEnvironment.AddressOf(variable);
            string? owner = address is null || addresses.GetValueOrDefault(variable.Alias) == address
                ? null
                : addresses.Keys.FirstOrDefault(other => addresses[other] == address && Of(variable.Alias, [other]) is not null);
            if (owner is not null)
            {
                owners[(variable.Alias, variable.Port, variable.Protocol)] = owner;
            }
        }

        return [.. variables.Select(variable => variable.Port is not null
            && owners.TryGetValue((variable.Alias, variable.Port, variable.Protocol), out string? owner)
                ? variable with { Alias = owner }
                : variable)];
    }
}
