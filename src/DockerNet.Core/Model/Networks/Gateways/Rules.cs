namespace DockerNet.Wiring;

/// <summary>Tells which of its networks is a container's way out, as its engine decides it.</summary>
internal static class GatewayRules
{
    /// <summary>Decides.</summary>
    /// <param name="places">The container's places on networks.</param>
    /// <param name="release">The engine's release; null when it is not known.</param>
    /// <returns>
    /// The networks of both families; null where there is none. Not known at all when the release is not, and it matters.
    /// </returns>
    public static (string? IPv4, string? IPv6)? Find(IEnumerable<GatewayPlace> places, EngineRelease? release)
    {
        // The one with the highest number, else one that leads out, else with both families, else whose name comes first.
        GatewayPlace[] inOrder =
        [
            .. places.Where(static place => place.Families > 0)
                .OrderByDescending(static place => place.Priority)
                .ThenBy(static place => place.Internal)
                .ThenByDescending(static place => place.Families)
                .ThenBy(static place => place.Network, StringComparer.Ordinal),
        ];
        (string?, string?) each = (First(inOrder, static place => place.IPv4), First(inOrder, static place => place.IPv6));
        if (release is not EngineRelease known)
        {
            return inOrder.Length > 1 ? null : each;
        }

        if (!EngineCapabilities.Has(known, EngineCapability.GatewayOfEachFamily))
        {
            // Older ones go by IPv4 alone, and IPv6 has the same way or none.
            GatewayPlace first = Array.Find(inOrder, static place => place.IPv4);
            return (first.Network, first.IPv6 ? first.Network : null);
        }

        // A network with both families takes both, whatever else comes before it.
        string? both = First(inOrder, static place => place.Families > 1);
        return both is not null && !EngineCapabilities.Has(known, EngineCapability.GatewayPriorityOfEachFamily) ? (both, both) : each;
    }

    private static string? First(GatewayPlace[] places, Predicate<GatewayPlace> fits) => Array.Find(places, fits).Network;
}
