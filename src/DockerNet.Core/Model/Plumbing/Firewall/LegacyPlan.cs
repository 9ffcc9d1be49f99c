namespace DockerNet.Wiring;

/// <summary>
/// The rules of engines before 28, most of which are in the chain <c>FORWARD</c>: each is put before those that are there, so
/// that the last network's come first.
/// </summary>
internal static class FirewallLegacyPlan
{
    private const string Docker = "DOCKER";
    private const string Forward = "FORWARD";
    private const string User = "DOCKER-USER";
    private const string Stage1 = "DOCKER-ISOLATION-STAGE-1";
    private const string Stage2 = "DOCKER-ISOLATION-STAGE-2";

    /// <summary>Writes them.</summary>
    /// <param name="book">Where to.</param>
    public static void Write(FirewallBook book)
    {
        foreach (string chain in new[] { Stage1, Stage2, User })
        {
            book.Append(RuleTable.Filter, chain, "-j RETURN", FirewallMeanings.Back);
        }

        foreach (FirewallNetwork network in book.Scene.Networks)
        {
            if (network.Side(book.Family) is FirewallSide side)
            {
                if (network.Internal)
                {
                    FirewallChains.Inside(book, network, side, Stage1);
                    Between(book, network);
                }
                else
                {
                    Open(book, network, side);
                }

                book.Raise(RuleTable.Filter, Forward, $"-j {Stage1}", FirewallMeanings.Goes("What passes through the host", $"{Stage1}, which isolates networks"));
            }

            // Networks are isolated in both families, whether they have both or not.
            if (!network.Internal)
            {
                string bridge = network.Bridge;
                book.Insert(RuleTable.Filter, Stage1, $"-i {bridge} ! -o {bridge} -j {Stage2}", FirewallMeanings.Leaving(network, Stage2));
                book.Insert(RuleTable.Filter, Stage2, $"-o {bridge} -j DROP", FirewallMeanings.Isolated(network));
            }
        }

        FirewallIngress.Write(book, Forward);
        book.Raise(RuleTable.Filter, Forward, $"-j {User}", FirewallMeanings.User);
        FirewallChains.Links(book);
        foreach (FirewallMember member in book.Scene.Members)
        {
            FirewallChains.Ports(book, member, Opened);
        }
    }

    private static void Open(FirewallBook book, FirewallNetwork network, FirewallSide side)
    {
        string bridge = network.Bridge;
        FirewallChains.Translate(book, network, side, leavesToProxy: !side.Routed);
        Between(book, network);
        book.Insert(RuleTable.Filter, Forward, $"-i {bridge} ! -o {bridge} -j ACCEPT", FirewallMeanings.Anywhere(network, others: false));
        FirewallChains.Lookups(book);
        book.Insert(RuleTable.Filter, Forward, $"-o {bridge} -j {Docker}", FirewallMeanings.Entering(network, Docker));
        book.Insert(RuleTable.Filter, Forward, $"-o {bridge} {FirewallChains.Connected} -j ACCEPT", FirewallMeanings.Answers(network));
    }

    private static void Between(FirewallBook book, FirewallNetwork network)
    {
        if (network.Icc)
        {
            book.Insert(RuleTable.Filter, Forward, $"-i {network.Bridge} -o {network.Bridge} -j ACCEPT", FirewallMeanings.Between(network));
        }
        else
        {
            book.Append(RuleTable.Filter, Forward, $"-i {network.Bridge} -o {network.Bridge} -j DROP", FirewallMeanings.Between(network));
        }
    }

    private static void Opened(FirewallBook book, string text, FirewallSense sense) => book.Append(RuleTable.Filter, Docker, text, sense);
}
