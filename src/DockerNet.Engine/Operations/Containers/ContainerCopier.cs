using System.Text.Json.Nodes;
using Docker.DotNet;
using Docker.DotNet.Models;
using DockerNet.Contracts;
using DockerNet.Engine.Connection;
using DockerNet.Engine.Mapping;
using DockerNet.Wiring;

namespace DockerNet.Engine.Operations;

/// <summary>Makes copies of containers, of the engine's own words for them.</summary>
internal sealed class ContainerCopier(DockerClient client, SpokenVersion spoken)
{
    private const string Mac = "MacAddress";

    /// <summary>Makes a copy.</summary>
    /// <param name="name">Of which container.</param>
    /// <param name="copyName">The copy's name.</param>
    /// <param name="change">What shall be different.</param>
    /// <param name="token">Stops the calls.</param>
    /// <returns>The copy. When something fails none is left.</returns>
    public async Task<CreateResult> CopyAsync(
        string name, string copyName, ContainerChange change, CancellationToken token)
    {
        CopySource source = await SourceAsync(name, change, token).ConfigureAwait(false);
        (JsonObject body, IReadOnlyList<string> warnings) = EngineCall.Read(() => ContainerCopyMapping.From(source, change));

        // Engines before 25 take one network at creation; all take the others before the start.
        JsonObject places = body["NetworkingConfig"]!["EndpointsConfig"]!.AsObject();
        string mode = CopyEndpoints.MainNetwork(Json.Text(body["HostConfig"], "NetworkMode"));
        List<KeyValuePair<string, JsonNode?>> others = [.. places.Where(place => place.Key != mode)];
        others.ForEach(other => places.Remove(other.Key));
        var parameters = new CreateContainerParameters { Name = copyName };
        CreateContainerResponse answer = await EngineCall
            .RunAsync(t => BodyHandler.CallAsync(body, () => client.Containers.CreateContainerAsync(parameters, t)), token)
            .ConfigureAwait(false);
        string id = EngineCall.Read(() => Values.Required(answer.ID));
        try
        {
            foreach ((string network, JsonNode? place) in others)
            {
                await ConnectAsync(network, id, place!, token).ConfigureAwait(false);
            }
        }
        catch
        {
            await EngineCall
                .RunAsync(
                    t => client.Containers.RemoveContainerAsync(id, new ContainerRemoveParameters { Force = true }, t),
                    CancellationToken.None)
                .ConfigureAwait(false);
            throw;
        }

        return new CreateResult(id, [.. warnings, .. Values.Items(answer.Warnings)]);
    }

    /// <summary>Tells whether a copy would be another than the container itself.</summary>
    /// <param name="name">Which container.</param>
    /// <param name="change">What shall be different.</param>
    /// <param name="token">Stops the calls.</param>
    /// <returns>Whether it would.</returns>
    public async Task<bool> DiffersAsync(string name, ContainerChange change, CancellationToken token)
    {
        CopySource source = await SourceAsync(name, change, token).ConfigureAwait(false);
        return EngineCall.Read(() => !JsonNode.DeepEquals(
            ContainerCopyMapping.From(source, change).Body, ContainerCopyMapping.From(source, new ContainerChange()).Body));
    }

    private Task ConnectAsync(string network, string container, JsonNode place, CancellationToken token)
    {
        var body = new JsonObject { ["Container"] = container, ["EndpointConfig"] = place.DeepClone() };
        var parameters = new NetworkConnectParameters { Container = container };
        return EngineCall.RunAsync(
            t => BodyHandler.CallAsync(body, () => client.Networks.ConnectNetworkAsync(Reference.Network(network), parameters, t)), token);
    }

    private async Task<CopySource> SourceAsync(string name, ContainerChange change, CancellationToken token)
    {
        JsonObject model = await InspectAsync(name, token).ConfigureAwait(false);
        (string image, IReadOnlyList<string> env) = await ImageAsync(model, change, token).ConfigureAwait(false);
        return new CopySource(model, image)
        {
            ImageEnv = env,
            Providers = await ProvidersAsync(model, token).ConfigureAwait(false),
            MacAddressOfNetwork = HasMac(model)
                && !await spoken.LacksAsync(client, EngineCapability.MacAddressOfNetwork, token).ConfigureAwait(false),
        };
    }

    // With one network only what was asked for counts, which is told apart.
    private static bool HasMac(JsonObject model) =>
        Json.Text(model["Config"], Mac).Length > 0 || Json.Keys(model["NetworkSettings"], "Networks").Length > 1;

    private async Task<JsonObject> InspectAsync(string name, CancellationToken token)
    {
        JsonCapture answer = JsonCaptureHandler.Start();
        await EngineCall
            .RunAsync(t => client.Containers.InspectContainerAsync(Reference.Container(name), t), token)
            .ConfigureAwait(false);
        return EngineCall.Read(() => Json.Read(answer.Text));
    }

    private async Task<IReadOnlyList<JsonObject>?> ProvidersAsync(JsonObject model, CancellationToken token)
    {
        var found = new List<JsonObject>();
        foreach (string text in EngineCall.Read(() => Json.Texts(model["HostConfig"], "VolumesFrom")))
        {
            try
            {
                JsonObject provider = await InspectAsync(text.Split(':')[0], token).ConfigureAwait(false);
                if (Json.Text(provider, "Id") == Json.Text(model, "Id"))
                {
                    // An earlier copy, whose place this container has taken.
                    return null;
                }

                found.Add(provider);
            }
            catch (EngineException error) when (error.Kind.IsAny(ContainerErrors.ContainerNotFound, EngineErrors.NameAmbiguous))
            {
                return null;
            }
        }

        return found;
    }

    // The name may belong to another image by now.
    private async Task<(string Image, IReadOnlyList<string> Env)> ImageAsync(
        JsonObject model, ContainerChange change, CancellationToken token)
    {
        string id = Json.Text(model, "Image");
        string name = change.Image ?? (Json.Text(model["Config"], "Image") is { Length: > 0 } own ? own : id);
        try
        {
            ImageInspectResponse image = await EngineCall
                .RunAsync(t => client.Images.InspectImageAsync(Reference.Image(name), t), token)
                .ConfigureAwait(false);
            return (image.ID == id || change.Image is not null ? name : id, Values.Items(image.Config?.Env));
        }
        catch (EngineException error) when (error.Kind == ImageErrors.ImageNotFound && change.Image is null)
        {
            return (id, []);
        }
    }
}
