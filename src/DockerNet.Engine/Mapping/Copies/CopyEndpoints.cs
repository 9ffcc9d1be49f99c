using System.Text.Json.Nodes;
using DockerNet.Contracts;
using DockerNet.Wiring;

namespace DockerNet.Engine.Mapping;

/// <summary>Writes a copy's places on networks: all that was asked for, and nothing that the engine gave.</summary>
internal static class CopyEndpoints
{
    private const string ContainerMode = "container:";
    private const string Mode = "NetworkMode";
    private const string Mac = "MacAddress";

    private static readonly string[] s_given =
    [
        "NetworkID", "EndpointID", "Gateway", "IPAddress", "IPPrefixLen", "IPv6Gateway", "GlobalIPv6Address", "GlobalIPv6PrefixLen", "DNSNames",
    ];

    /// <summary>Writes them.</summary>
    /// <param name="source">What the copy is made of.</param>
    /// <param name="change">What shall be different.</param>
    /// <param name="config">What the copy is.</param>
    /// <param name="host">What it has of its host.</param>
    /// <returns>The places by network.</returns>
    public static JsonObject Write(CopySource source, ContainerChange change, JsonObject config, JsonObject host)
    {
        JsonObject present = Json.Part(source.Model["NetworkSettings"], "Networks");
        IEnumerable<string> wanted = change.Networks?.Where(static mode => !mode.StartsWith(ContainerMode, StringComparison.Ordinal))
            ?? present.Select(static place => place.Key);
        var places = new JsonObject(wanted.Distinct().Select(
            network => KeyValuePair.Create<string, JsonNode?>(network, Place(source, Json.Part(present, network)))));
        if (change.Networks is [string first, ..])
        {
            host[Mode] = first;
        }

        string mode = MainNetwork(Json.Text(host, Mode));
        if (places.Count > 0 && !places.ContainsKey(mode))
        {
            // It goes elsewhere, or was taken off the network that it was created on.
            mode = places.First().Key;
            host[Mode] = mode;
        }

        // Of the first network it is known what was asked for; where it belongs depends on the engine.
        string mac = Json.Text(config, Mac);
        if (places[mode] is JsonObject main)
        {
            main.Remove(Mac);
            if (source.MacAddressOfNetwork && mac.Length > 0)
            {
                main[Mac] = mac;
                config.Remove(Mac);
            }
        }

        return places;
    }

    /// <summary>Tells which network a mode means.</summary>
    /// <param name="mode">The mode.</param>
    /// <returns>The network.</returns>
    public static string MainNetwork(string mode) =>
        mode == HostConfigMapping.DefaultMode ? NetworkSpec.DefaultBridge : mode;

    private static JsonObject Place(CopySource source, JsonObject place)
    {
        string address = Json.Text(place, "IPAddress");
        foreach (string field in s_given)
        {
            place.Remove(field);
        }

        if (!source.MacAddressOfNetwork || IsMadeOf(address, Json.Text(place, Mac)))
        {
            place.Remove(Mac);
        }

        Json.Replace(place, "Aliases", Json.Texts(place, "Aliases").Where(alias => alias != DockerEntity.Shorten(source.Id)));
        return place;
    }

    // An address that bridges make of the IP address would be somebody else's as soon as that is.
    private static bool IsMadeOf(string address, string mac) =>
        mac.Length == 0
        || (System.Net.IPAddress.TryParse(address, out System.Net.IPAddress? ip)
            && mac.Equals($"02:42:{string.Join(':', ip.GetAddressBytes().Select(static part => part.ToString("x2", System.Globalization.CultureInfo.InvariantCulture)))}", StringComparison.OrdinalIgnoreCase));
}
