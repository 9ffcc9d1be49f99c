using Docker.DotNet;
using Docker.DotNet.Models;
using DockerNet.Contracts;
using DockerNet.Engine.Connection;
using DockerNet.Engine.Mapping;

namespace DockerNet.Engine.Operations;

/// <summary>Makes copies of containers.</summary>
internal sealed class ContainerCopier(DockerClient client)
{
    /// <summary>Makes a copy.</summary>
    /// <param name="name">Of which container.</param>
    /// <param name="copyName">The copy's name.</param>
    /// <param name="change">What shall be different.</param>
    /// <param name="token">Stops the calls.</param>
    /// <returns>The copy. When something fails none is left.</returns>
    public async Task<CreateResult> CopyAsync(
        string name, string copyName, ContainerChange change, CancellationToken token)
    {
        ContainerInspectResponse model = await EngineCall
            .RunAsync(t => client.Containers.InspectContainerAsync(Reference.Container(name), t), token)
            .ConfigureAwait(false);
        string image = await ImageAsync(model, token).ConfigureAwait(false);
        CreateContainerParameters parameters = ContainerCopyMapping.From(model, image, copyName, change);

        // Engines before 25 take one network at creation; all take the others before the start.
        IDictionary<string, EndpointSettings> endpoints = parameters.NetworkingConfig!.EndpointsConfig;
        List<KeyValuePair<string, EndpointSettings>> others =
            [.. endpoints.Where(endpoint => !IsFirst(endpoint.Key, parameters.HostConfig!.NetworkMode))];
        others.ForEach(other => endpoints.Remove(other.Key));
        CreateContainerResponse answer = await EngineCall
            .RunAsync(t => client.Containers.CreateContainerAsync(parameters, t), token)
            .ConfigureAwait(false);
        try
        {
            foreach ((string network, EndpointSettings place) in others)
            {
                var request = new NetworkConnectParameters { Container = answer.ID, EndpointConfig = place };
                await EngineCall
                    .RunAsync(t => client.Networks.ConnectNetworkAsync(network, request, t), token)
                    .ConfigureAwait(false);
            }
        }
        catch
        {
            await EngineCall
                .RunAsync(
                    t => client.Containers.RemoveContainerAsync(answer.ID, new ContainerRemoveParameters { Force = true }, t),
                    CancellationToken.None)
                .ConfigureAwait(false);
            throw;
        }

        return new CreateResult(answer.ID, Values.Items(answer.Warnings));
    }

    private static bool IsFirst(string network, string mode) =>
        network == mode || (mode == "default" && network == Wiring.NetworkSpec.DefaultBridge);

    // The name may belong to another image by now.
    private async Task<string> ImageAsync(ContainerInspectResponse model, CancellationToken token)
    {
        string name = model.Config?.Image ?? model.Image;
        try
        {
            ImageInspectResponse image = await EngineCall
                .RunAsync(t => client.Images.InspectImageAsync(Reference.Image(name), t), token)
                .ConfigureAwait(false);
            return image.ID == model.Image ? name : model.Image;
        }
        catch (EngineException error) when (error.Kind == ImageErrors.ImageNotFound)
        {
            return model.Image;
        }
    }
}
