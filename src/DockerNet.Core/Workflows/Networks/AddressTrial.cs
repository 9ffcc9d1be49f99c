using System.Net;
using DockerNet.Contracts;
using DockerNet.Wiring;

namespace DockerNet.Workflows;

/// <summary>
/// Finds out whether networks give fixed addresses. An engine does so only where the network was made with a range of its
/// own, which it does not tell, and older ones say so at the start of a container only: another one, which is never started,
/// is tried there.
/// </summary>
/// <param name="engine">The engine.</param>
/// <param name="cleanUp">Undoes what is half-made, whatever happens.</param>
internal sealed class AddressTrial(IEngine engine, Func<Func<CancellationToken, Task>, Task> cleanUp)
{
    /// <summary>Tries it.</summary>
    /// <param name="request">The container.</param>
    /// <param name="plan">What will be done with it.</param>
    /// <param name="problems">What is found.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>Nothing, when all are tried.</returns>
    public async Task RunAsync(ContainerRequest request, CreationPlan plan, List<EngineException> problems, CancellationToken token)
    {
        (string, string[])[] places = [.. plan.Places(request).Where(static place => place.Addresses.Length > 0)];
        if (places.Length == 0
            || EngineCapabilities.Has((await engine.System.GetAsync(token)).Release, EngineCapability.FixedAddressInAnySubnet))
        {
            return;
        }

        foreach ((string name, string[] addresses) in places)
        {
            if (!MayHaveNone(await engine.Networks.GetAsync(name, token)))
            {
                continue;
            }

            try
            {
                await new HelperContainer(engine, cleanUp).WithAsync(
                    new ContainerRequest { Image = request.Image, Command = ["true"] }, id => ConnectAsync(name, id, addresses, token), token);
            }
            catch (EngineException error) when (error.Kind == NetworkErrors.SubnetRequired)
            {
                problems.Add(error);
            }
        }
    }

    // The engine gives a range that it has chosen itself a gateway, and leaves one that it was given as it is.
    private static bool MayHaveNone(Network network) => network.Pools.All(static pool => pool.Gateway is not null);

    private Task ConnectAsync(string network, string container, string[] addresses, CancellationToken token) => engine.Networks.ConnectAsync(
        network,
        new ConnectRequest
        {
            Container = container,
            IPAddress = Array.Find(addresses, static text => !IsIPv6(text)),
            IPv6Address = Array.Find(addresses, IsIPv6),
        },
        token);

    private static bool IsIPv6(string text) => IPAddress.Parse(text).AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6;
}
