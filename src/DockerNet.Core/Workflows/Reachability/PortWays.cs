using System.Net;
using DockerNet.Contracts;
using DockerNet.Wiring;

namespace DockerNet.Workflows;

/// <summary>Tries a port of a container by its name, by its address and by the port that it publishes, and compares them.</summary>
/// <param name="engine">The engine.</param>
/// <param name="prober">What looks into containers.</param>
/// <param name="tester">What tries ports.</param>
/// <param name="which">Which ways count.</param>
internal sealed class PortWays(IEngine engine, ContainerProber prober, PortTester tester, ContainerPortBy which)
{
    private const int AskedAtOnce = 8;

    /// <summary>Tries all ways from one container, at the same time.</summary>
    /// <param name="source">The container.</param>
    /// <param name="targets">The containers to be reached.</param>
    /// <param name="ports">At which of their own ports.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>The ways, by target and port.</returns>
    public async Task<IReadOnlyList<ContainerPortWay>> RunAsync(
        Container source, IReadOnlyList<Container> targets, IReadOnlyList<int> ports, CancellationToken token)
    {
        var reader = new SceneReader(engine, AskedAtOnce);
        await reader.ReadAsync(targets.Append(source).Select(static one => one.Id).ToHashSet(), token);
        ReachabilityScene scene = reader.Scene(await ListenersAsync(targets, token));
        List<(Container Target, int Port, ContainerPortBy By, ProbeTarget? End)> ways =
        [
            .. from target in targets
               from port in ports
               let best = scene.Ends(source.Id, target.Id, port)
               from way in new (ContainerPortBy By, ProbeTarget? End)[]
               {
                   (ContainerPortBy.Name, new ProbeTarget(target.Name, ProbeKind.Tcp, port)),
                   (ContainerPortBy.Address, best.Own is null ? null : new ProbeTarget($"{best.Own}", ProbeKind.Tcp, port)),
                   (ContainerPortBy.HostPort, best.Host is null ? null : new ProbeTarget($"{best.Host.Address}", ProbeKind.Tcp, best.Host.Port)),
               }
               where which == ContainerPortBy.All || which == way.By
               select (target, port, way.By, way.End),
        ];
        ProbeTarget[] ends = [.. ways.Select(static way => way.End).OfType<ProbeTarget>().Distinct()];
        Dictionary<ProbeTarget, ContainerPortTest> tests =
            ends.Zip(await tester.RunAsync(source, ends, token)).ToDictionary(static pair => pair.First, static pair => pair.Second);
        return
        [
            .. from way in ways
               group (way.By, way.End, Test: way.End is null ? null : tests[way.End]) by (way.Target, way.Port) into all
               let first = all.FirstOrDefault(static way => way.Test?.Reachable == true).End
               from way in all
               select Way(
                   source, all.Key.Target, all.Key.Port, way.By, way.Test, way.End is not null && way.End == first, reader.AreNeighbours(source.Id, all.Key.Target.Id)),
        ];
    }

    private async Task<Dictionary<string, IReadOnlyList<SocketListener>>> ListenersAsync(IReadOnlyList<Container> targets, CancellationToken token)
    {
        var known = new Dictionary<string, IReadOnlyList<SocketListener>>();
        foreach (Container target in targets.Where(static target => target.State == "running"))
        {
            if (await prober.ReadListenersAsync(target, token) is { } found)
            {
                known[target.Id] = found;
            }
        }

        return known;
    }

    private ContainerPortWay Way(
        Container source, Container target, int port, ContainerPortBy way, ContainerPortTest? test, bool isBest, bool isNear)
    {
        return new ContainerPortWay
        {
            Source = source.Name,
            Target = target.Name,
            Port = port,
            By = way,
            Endpoint = test is null ? "" : Text(test),
            Address = test?.Address,
            Reachable = test is null ? false : test.Reachable,
            Time = test?.Time,
            Preferred = isBest && test?.Reachable == true,
            Reason = test is null ? Missing(target, port, way)
                : test.Reachable == true ? Worth(way)
                : test.Reachable == false && !isNear && way != ContainerPortBy.HostPort ? "They share no network."
                : test.Reason,
            DockerHost = engine.Host,
        };
    }

    private static string Text(ContainerPortTest test) =>
        IPAddress.TryParse(test.Target, out IPAddress? address) ? $"{new IPEndPoint(address, test.Port)}" : $"{test.Target}:{test.Port}";

    private static string Missing(Container target, int port, ContainerPortBy way) => way == ContainerPortBy.HostPort
        ? $"{target.Name} publishes {port} at no address of the host that the source could reach, or nothing listens there."
        : $"{target.Name} has no address.";

    private static string Worth(ContainerPortBy way) => way switch
    {
        ContainerPortBy.Name => "It stays when the container is made anew.",
        ContainerPortBy.Address => "It may change with each start.",
        _ => "It needs no common network, and is open to others too.",
    };
}
