using DockerNet.Contracts;
using DockerNet.Wiring;

namespace DockerNet.Workflows;

/// <summary>
/// Runs commands in short-lived containers that share the network of another one: its addresses, its names and its
/// firewall are theirs.
/// </summary>
/// <param name="engine">The engine.</param>
/// <param name="image">The image that is tried first; null for any that the engine has.</param>
/// <param name="cleanUp">Undoes what is half-made, whatever happens.</param>
internal sealed class NetworkHelper(IEngine engine, string? image, Func<Func<CancellationToken, Task>, Task> cleanUp)
{
    // Each image that lacks the tools costs the creation of a container.
    private const int MostImages = 5;

    private readonly HelperContainer _helper = new(engine, cleanUp);
    private List<string>? _images;

    /// <summary>Runs a command beside a container, in one image after the other.</summary>
    /// <param name="beside">The container. It must run.</param>
    /// <param name="command">Makes the command and its arguments anew for each image.</param>
    /// <param name="take">Takes what it printed, and tells whether that is enough.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>Nothing, when it was enough or there is no other image to try.</returns>
    public Task RunAsync(
        Container beside, Func<string[]> command, Func<ProcessOutput, bool> take, CancellationToken token) =>
        RunAsync($"container:{beside.Id}", command, take, token);

    /// <summary>Runs a command in the network of the engine's host, in one image after the other.</summary>
    /// <param name="command">The command and its arguments.</param>
    /// <param name="take">Takes what it printed, and tells whether that is enough.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>Nothing, when it was enough or there is no other image to try.</returns>
    public Task RunOnHostAsync(string[] command, Func<ProcessOutput, bool> take, CancellationToken token) =>
        RunAsync("host", () => command, take, token);

    private async Task RunAsync(
        string network, Func<string[]> command, Func<ProcessOutput, bool> take, CancellationToken token)
    {
        _images ??= [.. HelperImages.Order(image, await engine.Images.ListNamesAsync(token))];
        foreach (string candidate in _images.Take(MostImages).ToList())
        {
            var request = new ContainerRequest { Image = candidate, Command = command(), Network = network, User = "0" };
            ProcessOutput? output = await _helper.RunOnlyAsync(request, token);

            // The next time begins with what has worked, and leaves out what never will.
            _images.Remove(candidate);
            if (output is not null)
            {
                _images.Add(candidate);
                if (take(output))
                {
                    _images.Remove(candidate);
                    _images.Insert(0, candidate);
                    return;
                }
            }
        }
    }
}
