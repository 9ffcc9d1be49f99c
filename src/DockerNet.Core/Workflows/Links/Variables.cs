using System.Net;
using DockerNet.Contracts;
using DockerNet.Wiring;

namespace DockerNet.Workflows;

/// <summary>Works out the variables of links from their sources, as engines up to version 28 set them.</summary>
internal static class LinkVariables
{
    /// <summary>Works out the variables of one link.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="link">The link.</param>
    /// <param name="network">The network that source and recipient share.</param>
    /// <param name="recipient">The recipient's name; empty when it is not known.</param>
    /// <param name="recipientEnv">The recipient's own variables, which win.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>The variables.</returns>
    /// <exception cref="EngineException">The source does not run, or not on that network.</exception>
    public static async Task<IReadOnlyList<LinkVariable>> ComputeAsync(
        IEngine engine,
        LinkSpec link,
        string network,
        string recipient,
        IReadOnlyList<string> recipientEnv,
        CancellationToken token)
    {
        ContainerDetail source = await engine.Containers.InspectAsync(link.Source, token);
        if (!LinkRules.IsRunning(source))
        {
            throw new EngineException(
                LinkErrors.LinkSourceNotRunning, $"container {source.Name} does not run, so it has no address for variables")
            {
                Subject = source.Name,
            };
        }

        IPAddress address = LinkRules.AddressOn(source, network)
            ?? throw new EngineException(
                NetworkErrors.NotConnected, $"container {source.Name} is not connected to network {network}")
            {
                Subject = source.Name,
            };
        DockerEngine about = await engine.System.GetAsync(token);
        return LinkEnvironment.Compute(new LinkEnvironmentInput
        {
            Alias = link.Alias,
            Recipient = recipient,
            SourceAddress = address,
            ExposedPorts = source.ExposedPorts,
            SourceEnv = source.Env,
            RecipientEnv = recipientEnv,
            EngineVersion = about.Version,
        });
    }

    /// <summary>Adds the variables of links to those that a new container gets anyway.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="request">What the container shall be.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>All its variables, as <c>NAME=VALUE</c>.</returns>
    public static async Task<IReadOnlyList<string>> AddAsync(
        IEngine engine, ContainerRequest request, CancellationToken token)
    {
        if (request.LinkEnv.Count == 0)
        {
            return request.Env;
        }

        Image image = await engine.Images.GetAsync(request.Image, token);
        string[] own = [.. image.Env, .. request.Env];
        string network = request.Network is null or "default"
            ? NetworkSpec.DefaultBridge
            : (await engine.Networks.GetAsync(request.Network, token)).Name;
        var variables = new List<string>();
        foreach (LinkSpec link in request.LinkEnv)
        {
            IReadOnlyList<LinkVariable> found =
                await ComputeAsync(engine, link, network, request.Name ?? "", own, token);
            variables.AddRange(found.Select(static variable => $"{variable.Name}={variable.Value}"));
        }

        return [.. variables, .. request.Env];
    }
}
