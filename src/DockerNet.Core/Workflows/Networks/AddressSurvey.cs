using DockerNet.Contracts;
using DockerNet.Wiring;

namespace DockerNet.Workflows;

/// <summary>Finds out which addresses an engine and its host have given away already.</summary>
/// <param name="engine">The engine.</param>
internal sealed class AddressSurvey(IEngine engine)
{
    /// <summary>Asks the engine, and its host if that is this computer.</summary>
    /// <param name="token">Stops the work.</param>
    /// <returns>The addresses.</returns>
    public async Task<AddressPlan> ReadAsync(CancellationToken token)
    {
        Task<IReadOnlyList<Network>> networks = engine.Networks.ListAsync(NetworkFilter.All, token);
        Task<DockerEngine> about = engine.System.GetAsync(token);
        Task<string?> routes = engine.System.ReadRoutesAsync(token);
        await Task.WhenAll(networks, about, routes);
        return new AddressPlan(
            await networks, (await about).AddressPools, await routes is string text ? RouteTable.Parse(text) : null);
    }

    /// <summary>Asks the host too when it is elsewhere, by a helper container, if an image has been named for it.</summary>
    /// <param name="plan">What is known.</param>
    /// <param name="cleanUp">Undoes what is half-made, whatever happens.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>What is known then.</returns>
    public async Task<AddressPlan> CompleteAsync(
        AddressPlan plan, Func<Func<CancellationToken, Task>, Task> cleanUp, CancellationToken token)
    {
        if (plan.Routes is not null || ProbeImage.Setting is not string image)
        {
            return plan;
        }

        var request = new ContainerRequest
        {
            Image = image,
            Command = ["cat", .. RouteTable.Files.Select(static file => $"/proc/{file}")],
            Network = "host",
        };
        return await new HelperContainer(engine, cleanUp).RunOnlyAsync(request, EngineLimits.ProgramTime, token)
            is ProcessOutput { Output.Length: > 0 } output
            ? plan with { Routes = RouteTable.Parse(output.Output) }
            : plan;
    }
}
