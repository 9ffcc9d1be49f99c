using DockerNet.Wiring;

namespace DockerNet.Completion;

/// <summary>Completes the options of a new network, by its driver.</summary>
public sealed class NetworkOptionCompleter : OptionCompleter
{
    private protected override IEnumerable<NetworkOption> Options(string driver) =>
        NetworkOptions.OfNetworks.Where(option => option.Drivers.Contains(driver));
}
