using Docker.DotNet;
using Docker.DotNet.Models;
using DockerNet.Contracts;
using DockerNet.Engine.Connection;
using DockerNet.Engine.Mapping;
using IVolumeOperations = DockerNet.Contracts.IVolumeOperations;

namespace DockerNet.Engine.Operations;

/// <summary>Operations on volumes.</summary>
internal sealed class VolumeOperations(DockerClient client, string host, SpokenVersion spoken) : IVolumeOperations
{
    private static readonly Dictionary<string, long> s_noSizes = [];

    public async Task<IReadOnlyList<Volume>> ListAsync(VolumeFilter filter, CancellationToken token)
    {
        Filters filters = new Filters()
            .Add("driver", [.. filter.Driver])
            .Add("label", [.. filter.Label])
            .Add("dangling", filter.Unused);
        var parameters = new VolumesListParameters { Filters = filters.Build() };
        Task<VolumesListResponse> models = EngineCall.RunAsync(t => client.Volumes.ListAsync(parameters, t), token);
        Task<IReadOnlyList<Container>> containers = ContainersAsync(ContainerFilter.All, token);
        Task<IReadOnlyDictionary<string, long>> sizes = SizesAsync(filter.Size, token);
        await Task.WhenAll(models, containers, sizes).ConfigureAwait(false);
        IReadOnlyList<Container> all = await containers.ConfigureAwait(false);
        IReadOnlyDictionary<string, long> measured = await sizes.ConfigureAwait(false);
        VolumesListResponse found = await models.ConfigureAwait(false);
        return EngineCall.Read(() => Values.Items(found.Volumes)
            .Where(model => filters.Fit(model.Labels))
            .Select(model => VolumeMapping.From(model, all, measured, host))
            .Distinct()
            .OrderBy(static v => v.Name, System.StringComparer.Ordinal)
            .ToArray());
    }

    public async Task<Volume> GetAsync(string name, bool size, CancellationToken token)
    {
        Task<VolumeResponse> model = EngineCall.RunAsync(t => client.Volumes.InspectAsync(Reference.Volume(name), t), token);
        Task<IReadOnlyList<Container>> containers = ContainersAsync(new ContainerFilter { Volume = [name] }, token);
        Task<IReadOnlyDictionary<string, long>> sizes = SizesAsync(size, token);
        await Task.WhenAll(model, containers, sizes).ConfigureAwait(false);
        VolumeResponse found = await model.ConfigureAwait(false);
        IReadOnlyList<Container> users = await containers.ConfigureAwait(false);
        IReadOnlyDictionary<string, long> measured = await sizes.ConfigureAwait(false);
        return EngineCall.Read(() => VolumeMapping.From(found, users, measured, host));
    }

    public async Task<string> CreateAsync(VolumeRequest request, CancellationToken token)
    {
        var parameters = new VolumesCreateParameters
        {
            Name = request.Name ?? "",
            Driver = request.Driver,
            DriverOpts = request.Options.ToDictionary(),
            Labels = request.Labels.ToDictionary(),
        };
        VolumeResponse made = await EngineCall.RunAsync(t => client.Volumes.CreateAsync(parameters, t), token).ConfigureAwait(false);
        return EngineCall.Read(() => Values.Required(made.Name));
    }

    // The library takes the force and does not pass it on.
    public Task RemoveAsync(string name, bool force, CancellationToken token) => EngineCall.RunAsync(
        t => ExtraQueryHandler.CallAsync(
            force ? "force=1" : null, () => client.Volumes.RemoveAsync(Reference.Volume(name), force, t)),
        token);

    private Task<IReadOnlyList<Container>> ContainersAsync(ContainerFilter filter, CancellationToken token) =>
        new ContainerOperations(client, host, spoken).ListAsync(filter, token);

    private async Task<IReadOnlyDictionary<string, long>> SizesAsync(bool wanted, CancellationToken token)
    {
        if (!wanted)
        {
            return s_noSizes;
        }

        // The library knows only the newest engines' form of this answer.
        var parameters = new SytemDataUsageInfoParameters { Type = ["volume"], Verbose = true };
        JsonCapture answer = JsonCaptureHandler.Start();
        await EngineCall
            .RunAsync(t => client.System.GetDataUsageInfoAsync(parameters, t), token)
            .ConfigureAwait(false);
        return EngineCall.Read(() => VolumeSizes.Read(answer.Text));
    }
}
