using System.Globalization;

namespace DockerNet.Wiring;

/// <summary>Writes the variables about a source's ports, in the order in which the engine does.</summary>
internal sealed class LinkVariableWriter
{
    private readonly string _alias;
    private readonly string _prefix;
    private readonly string _address;

    public LinkVariableWriter(string alias, string address)
    {
        _alias = alias;
        _prefix = LinkEnvironment.Prefix(alias);
        _address = address;
    }

    public IEnumerable<LinkVariable> Write(IEnumerable<ExposedPort> ports, int engineMajor)
    {
        bool newer = EngineCapabilities.Has(engineMajor, EngineCapability.TcpFirstInLinkVariables);
        List<ExposedPort> sorted = [.. ports.Order(newer ? ExposedPort.ByProtocol : ExposedPort.ByNumber)];
        return sorted.Count == 0
            ? []
            : (newer ? Newer(sorted) : Older(sorted))
                .Prepend(Url(LinkVariableKind.Port, $"{_prefix}_PORT", sorted[0], sorted[0]));
    }

    private IEnumerable<LinkVariable> Newer(List<ExposedPort> ports)
    {
        for (int first = 0, last; first < ports.Count; first = last + 1)
        {
            last = first;
            while (last + 1 < ports.Count && ports[last + 1] == ports[last] with { Number = ports[last].Number + 1 })
            {
                last++;
            }

            foreach (LinkVariable variable in ports[first..(last + 1)].SelectMany(Single))
            {
                yield return variable;
            }

            foreach (LinkVariable variable in last > first ? Range(ports[first], ports[last]) : [])
            {
                yield return variable;
            }
        }
    }

    private IEnumerable<LinkVariable> Older(List<ExposedPort> ports)
    {
        for (int first = 0, last; first < ports.Count; first = last + 1)
        {
            // These engines count steps and ignore protocols: a number with two protocols stretches its range.
            last = first;
            while (last + 1 < ports.Count && ports[last + 1].Number <= ports[first].Number + last + 1 - first)
            {
                last++;
            }

            if (last < first + 2)
            {
                last = first;
                continue;
            }

            foreach (LinkVariable variable in Range(ports[first], ports[last]))
            {
                yield return variable;
            }
        }

        foreach (LinkVariable variable in ports.SelectMany(Single))
        {
            yield return variable;
        }
    }

    private IEnumerable<LinkVariable> Single(ExposedPort port)
    {
        string name = NameOf(port, port);
        return
        [
            Url(LinkVariableKind.PortUrl, name, port, port),
            Variable(LinkVariableKind.Address, $"{name}_ADDR", _address, port, port),
            Variable(LinkVariableKind.Number, $"{name}_PORT", Text(port.Number), port, port),
            Variable(LinkVariableKind.Protocol, $"{name}_PROTO", port.Protocol, port, port),
        ];
    }

    private IEnumerable<LinkVariable> Range(ExposedPort first, ExposedPort last)
    {
        string start = NameOf(first, first);
        string end = NameOf(first, last);
        return
        [
            Url(LinkVariableKind.Range, $"{start}_START", first, first),
            Variable(LinkVariableKind.Range, $"{start}_PORT_START", Text(first.Number), first, first),
            Url(LinkVariableKind.Range, $"{end}_END", first, last),
            Variable(LinkVariableKind.Range, $"{end}_PORT_END", Text(last.Number), first, last),
        ];
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    // The number is the first port's, the protocol the last one's: older engines mix them.
    private string NameOf(ExposedPort first, ExposedPort last) =>
        $"{_prefix}_PORT_{Text(first.Number)}_{last.Protocol.ToUpperInvariant()}";

    private LinkVariable Url(LinkVariableKind kind, string name, ExposedPort first, ExposedPort port) =>
        Variable(kind, name, new LinkUrl(port.Protocol, _address, port.Number).ToString(), first, port);

    private LinkVariable Variable(
        LinkVariableKind kind, string name, string value, ExposedPort first, ExposedPort last) =>
        new(_alias, kind, name, value, first.Number, last.Protocol);
}
