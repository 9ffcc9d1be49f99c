using DockerNet.Wiring;

namespace DockerNet.Completion;

/// <summary>Completes the options of a container's place on a network.</summary>
public sealed class PlaceOptionCompleter : OptionCompleter
{
    private protected override IEnumerable<NetworkOption> Options(string driver) => NetworkOptions.OfPlaces;
}
