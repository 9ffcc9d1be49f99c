using System.Globalization;

namespace DockerNet.Wiring;

/// <summary>Adds to the words of a tool what it cannot know.</summary>
internal static class ProbeReasons
{
    private const string NoNames = "On the default bridge only a link gives a container's name to another.";

    /// <summary>Explains why a target was not reached.</summary>
    /// <param name="source">The container that tried.</param>
    /// <param name="outcome">What came of it.</param>
    /// <returns>The reason; empty when it was reached.</returns>
    public static string Explain(Container source, ProbeOutcome outcome) =>
        // What surprises most: on the network that containers are on by default, they do not know each other's names.
        outcome.Failure == ProbeFailure.NameNotResolved
            && source.Networks.All(static n => n.Network == NetworkSpec.DefaultBridge)
                ? $"{outcome.Detail} {NoNames}"
                : outcome.Detail;

    /// <summary>Explains why a container refused a connection.</summary>
    /// <param name="target">The container that refused.</param>
    /// <param name="probe">What was tried.</param>
    /// <param name="listeners">What listens in it.</param>
    /// <returns>The reason.</returns>
    public static string ExplainRefusal(Container target, ProbeTarget probe, IReadOnlyList<SocketListener> listeners)
    {
        string protocol = $"{probe.Kind}".ToLowerInvariant();
        List<SocketListener> here = [.. listeners.Where(l => l.Port == probe.Port && l.Protocol == protocol)];
        string which = string.Create(CultureInfo.InvariantCulture, $"{probe.Port}/{protocol}");
        return here.Count == 0 ? $"Nothing listens at port {which} in {target.Name}."
            : here.All(static l => l.IsLoopback)
                ? $"What listens at port {which} in {target.Name} does so for {target.Name} itself only, at {here[0].Address}: "
                    + "have it listen at 0.0.0.0."
            : $"In {target.Name} port {which} is open at {string.Join(", ", here.Select(static l => l.Address))}, "
                + "but at this address the connection is refused.";
    }
}
