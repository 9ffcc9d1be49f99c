using DockerNet.Contracts;

namespace DockerNet.Workflows;

/// <summary>
/// Runs commands in short-lived containers that share the network of another one: its addresses, its names and its
/// firewall are theirs.
/// </summary>
/// <param name="engine">The engine.</param>
/// <param name="image">The image that the user has named; null for none.</param>
/// <param name="cleanUp">Undoes what is half-made, whatever happens.</param>
internal sealed class NetworkHelper(IEngine engine, string? image, Func<Func<CancellationToken, Task>, Task> cleanUp)
{
    private readonly HelperContainer _helper = new(engine, cleanUp);
    private readonly HashSet<string> _useless = [];

    /// <summary>The image that the user has named; null for none.</summary>
    public string? Named => image ?? ProbeImage.Setting;

    /// <summary>Runs a command beside a container, in the image that was named, or else in the container's own.</summary>
    /// <param name="beside">The container. It must run.</param>
    /// <param name="command">The command and its arguments.</param>
    /// <param name="limit">How long it may take.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>What it printed; null when the image lacks the program.</returns>
    public Task<ProcessOutput?> RunAsync(Container beside, string[] command, TimeSpan limit, CancellationToken token) =>
        RunAsync(Named ?? beside.ImageId, $"container:{beside.Id}", command, limit, token);

    /// <summary>Runs a command in the network of the engine's host, in the image that was named and no other.</summary>
    /// <param name="command">The command and its arguments.</param>
    /// <param name="limit">How long it may take.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>What it printed; null when there is none, or it lacks the program.</returns>
    public async Task<ProcessOutput?> RunOnHostAsync(string[] command, TimeSpan limit, CancellationToken token) =>
        Named is null ? null : await RunAsync(Named, "host", command, limit, token);

    private async Task<ProcessOutput?> RunAsync(
        string of, string network, string[] command, TimeSpan limit, CancellationToken token)
    {
        if (_useless.Contains(of + command[0]))
        {
            return null;
        }

        var request = new ContainerRequest { Image = of, Command = command, Network = network, User = "0" };
        ProcessOutput? output = await _helper.RunOnlyAsync(request, limit, token);
        if (output is null)
        {
            _useless.Add(of + command[0]);
        }

        return output;
    }
}
