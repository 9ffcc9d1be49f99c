using System.Globalization;
using Docker.DotNet;
using Docker.DotNet.Models;
using DockerNet.Contracts;
using DockerNet.Engine.Connection;
using DockerNet.Engine.Mapping;
using DockerNet.Wiring;
using IContainerOperations = DockerNet.Contracts.IContainerOperations;

namespace DockerNet.Engine.Operations;

/// <summary>Operations on containers.</summary>
internal sealed class ContainerOperations(DockerClient client, string host, SpokenVersion spoken) : IContainerOperations
{
    private const string Removing = "removing";

    private static readonly TimeSpan s_defaultGrace = TimeSpan.FromSeconds(10);

    public async Task<IReadOnlyList<Container>> ListAsync(ContainerFilter filter, CancellationToken token)
    {
        Filters filters = new Filters()
            .Add("status", [.. filter.State])
            .Add("label", [.. filter.Label])
            .Add("network", [.. filter.Network])
            .Add("volume", [.. filter.Volume])
            .Add("ancestor", [.. filter.Ancestor]);
        return await ListAsync(filters, filter.Last, token).ConfigureAwait(false);
    }

    public async Task<Container> GetAsync(string name, CancellationToken token)
    {
        ContainerInspectResponse model = await EngineCall
            .RunAsync(t => client.Containers.InspectContainerAsync(Reference.Container(name), t), token)
            .ConfigureAwait(false);
        return await SummaryAsync(model.ID, name, token).ConfigureAwait(false);
    }

    public async Task<ContainerDetail> InspectAsync(string name, CancellationToken token)
    {
        JsonCapture answer = JsonCaptureHandler.Start();
        ContainerInspectResponse model = await EngineCall
            .RunAsync(t => client.Containers.InspectContainerAsync(Reference.Container(name), t), token)
            .ConfigureAwait(false);
        string json = answer.Text;
        Container summary = await SummaryAsync(model.ID, name, token).ConfigureAwait(false);
        return EngineCall.Read(() => ContainerMapping.FromInspection(model, summary, json));
    }

    public async Task<CreateResult> CreateAsync(ContainerRequest request, CancellationToken token)
    {
        Reference.RefuseCapitals(request.Image);
        await spoken.RequireAsync(client, request.GatewayPriority is not null, EngineCapability.GatewayPriority, "order of gateways", token).ConfigureAwait(false);
        // Newer engines take a hardware address for each network, older ones for the container.
        bool old = request.MacAddress is not null
            && await spoken.LacksAsync(client, EngineCapability.MacAddressOfNetwork, token).ConfigureAwait(false);
        ContainerRequest sent = await WithCapabilitiesAsync(request, token).ConfigureAwait(false);
        CreateContainerParameters parameters = ContainerRequestMapping.From(sent, macAddressOfNetwork: !old);
        (string, string)? extra = old ? (nameof(request.MacAddress), request.MacAddress!) : null;
        CreateContainerResponse answer = await EngineCall
            .RunAsync(
                t => ExtraFieldHandler.CallAsync(extra, () => client.Containers.CreateContainerAsync(parameters, t)), token)
            .ConfigureAwait(false);
        return new CreateResult(EngineCall.Read(() => Values.Required(answer.ID)), Values.Items(answer.Warnings));
    }

    // Inspection shows them as they were sent, and clients of each generation send them in their own way.
    private async Task<ContainerRequest> WithCapabilitiesAsync(ContainerRequest request, CancellationToken token) =>
        request.AddedCapabilities.Count + request.DroppedCapabilities.Count == 0
        || await spoken.LacksAsync(client, EngineCapability.CanonicalCapabilities, token).ConfigureAwait(false)
            ? request
            : request with
            {
                AddedCapabilities = KernelCapability.Canonical(request.AddedCapabilities),
                DroppedCapabilities = KernelCapability.Canonical(request.DroppedCapabilities),
            };

    public Task<CreateResult> CopyAsync(
        string name, string copyName, ContainerChange change, CancellationToken token) =>
        new ContainerCopier(client, spoken).CopyAsync(name, copyName, change, token);

    public Task<bool> DiffersAsync(string name, ContainerChange change, CancellationToken token) =>
        new ContainerCopier(client, spoken).DiffersAsync(name, change, token);

    public Task SetRestartAsync(string name, RestartSpec restart, CancellationToken token) =>
        new ContainerSettings(client).SetRestartAsync(name, restart, token);

    public Task<IReadOnlyList<LayerChange>> ListChangesAsync(string name, CancellationToken token) =>
        new ContainerLayers(client).ListChangesAsync(name, token);

    public Task<string> CommitAsync(string name, ImageReference image, CancellationToken token) =>
        new ContainerLayers(client).CommitAsync(name, image, token);

    public Task StartAsync(string name, CancellationToken token) =>
        EngineCall.RunAsync(t => client.Containers.StartContainerAsync(Reference.Container(name), null, t), token);

    public Task StopAsync(string name, TimeSpan? grace, CancellationToken token) => EndAsync(
        t => client.Containers.StopContainerAsync(Reference.Container(name), new ContainerStopParameters(), t),
        name,
        grace,
        token);

    public Task RestartAsync(string name, TimeSpan? grace, CancellationToken token) => EndAsync(
        t => client.Containers.RestartContainerAsync(Reference.Container(name), new ContainerRestartParameters(), t),
        name,
        grace,
        token);

    public Task RenameAsync(string name, string newName, CancellationToken token) => EngineCall.RunAsync(
        t => client.Containers.RenameContainerAsync(
            Reference.Container(name), new ContainerRenameParameters { NewName = newName }, t),
        token);

    public Task PauseAsync(string name, CancellationToken token) => ContainerFreezer.PauseAsync(client, name, token);

    public Task UnpauseAsync(string name, CancellationToken token) => EngineCall.RunAsync(
        t => client.Containers.UnpauseContainerAsync(Reference.Container(name), t), token);

    public Task RemoveAsync(string name, bool force, bool volumes, CancellationToken token)
    {
        var parameters = new ContainerRemoveParameters { Force = force, RemoveVolumes = volumes };
        return EngineCall.RunAsync(
            t => client.Containers.RemoveContainerAsync(Reference.Container(name), parameters, t), token);
    }

    public Task RemoveLinkAsync(string recipient, string alias, CancellationToken token)
    {
        var parameters = new ContainerRemoveParameters { RemoveLinks = true };
        string link = $"{Reference.Container(recipient)}/{Reference.Container(alias)}";
        return EngineCall.RunAsync(t => client.Containers.RemoveContainerAsync(link, parameters, t), token);
    }

    public async Task<int> WaitAsync(string name, CancellationToken token)
    {
        ContainerWaitResponse answer = await EngineCall
            .RunWithoutLimitAsync(t => client.Containers.WaitContainerAsync(Reference.Container(name), t), token)
            .ConfigureAwait(false);
        return answer.Error?.Message is { Length: > 0 } message
            ? throw new EngineException(EngineErrors.EngineError, message)
            : int.CreateSaturating(answer.StatusCode);
    }

    public async Task<ContainerDetail> WaitForEndAsync(string name, CancellationToken token)
    {
        ContainerDetail before = await InspectAsync(name, token).ConfigureAwait(false);
        int exitCode = await WaitAsync(before.Id, token).ConfigureAwait(false);
        try
        {
            ContainerDetail after = await InspectAsync(before.Id, token).ConfigureAwait(false);
            return after.State == Removing ? after.AsEnded(exitCode) : after;
        }
        catch (EngineException error) when (error.Kind == ContainerErrors.ContainerNotFound)
        {
            // One that removes itself when it ends is gone by now.
            return before.AsEnded(exitCode);
        }
    }

    public Task<ProcessOutput> ReadLogAsync(string name, CancellationToken token)
    {
        var parameters = new ContainerLogsParameters { ShowStdout = true, ShowStderr = true };
        return EngineCall.RunAsync(
            async t =>
            {
                using MultiplexedStream log = await client.Containers
                    .GetContainerLogsAsync(Reference.Container(name), parameters, t)
                    .ConfigureAwait(false);
                (string output, string error) = await OutputReader
                    .ReadToEndAsync(log, EngineLimits.ProgramBytes, t)
                    .ConfigureAwait(false);
                return new ProcessOutput(0, output, error);
            },
            token);
    }

    public Task<string> ReadFileAsync(string name, string path, CancellationToken token) => EngineCall.RunAsync(
        async t =>
        {
            ContainerArchiveResponse archive = await ArchiveAsync(name, path, t).ConfigureAwait(false);
            if (archive.Stat is { LinkTarget: ['/', ..] target })
            {
                archive.Stream?.Dispose();
                archive = await ArchiveAsync(name, target, t).ConfigureAwait(false);
            }

            using Stream content = archive.Stream ?? Stream.Null;
            return await TextArchive.ReadAsync(content, path, t).ConfigureAwait(false);
        },
        token);

    public async Task<IReadOnlyList<string>> ListAddedPathsAsync(string name, CancellationToken token)
    {
        // To look at any path the engine puts the mounts in place, and makes the folders that they need.
        await new FileOperations(client).StatAsync(name, "/", token).ConfigureAwait(false);
        IReadOnlyList<LayerChange> changes = await ListChangesAsync(name, token).ConfigureAwait(false);
        return [.. changes.Where(static change => change.Kind == LayerChangeKind.Added).Select(static change => change.Path)];
    }

    private async Task EndAsync(
        Func<CancellationToken, Task> call, string name, TimeSpan? grace, CancellationToken token)
    {
        TimeSpan patience = grace ?? await OwnGraceAsync(name, token).ConfigureAwait(false);

        // The library leaves out a grace of zero, which to the engine means its default of ten seconds.
        string? query = grace is TimeSpan span
            ? string.Create(CultureInfo.InvariantCulture, $"t={Math.Ceiling(span.TotalSeconds):0}")
            : null;
        await EngineCall
            .RunAsync(t => ExtraQueryHandler.CallAsync(query, () => call(t)), patience, token)
            .ConfigureAwait(false);
    }

    private async Task<TimeSpan> OwnGraceAsync(string name, CancellationToken token)
    {
        ContainerInspectResponse model = await EngineCall
            .RunAsync(t => client.Containers.InspectContainerAsync(Reference.Container(name), t), token)
            .ConfigureAwait(false);
        // A newer engine may have been told another default, and tells nobody.
        return model.Config?.StopTimeout
            ?? (spoken.Release is EngineRelease known && EngineCapabilities.Has(known, EngineCapability.OwnStopTimeout) ? EngineLimits.WorkTime : s_defaultGrace);
    }

    private Task<ContainerArchiveResponse> ArchiveAsync(string name, string path, CancellationToken token) =>
        client.Containers.GetArchiveFromContainerAsync(
            Reference.Container(name), new ContainerPathStatParameters { Path = path }, statOnly: false, token);

    private async Task<Container> SummaryAsync(string id, string name, CancellationToken token)
    {
        return (await ListAsync(new Filters().Add("id", id), last: null, token).ConfigureAwait(false)).FirstOrDefault(container => container.Id == id)
            ?? throw new EngineException(ContainerErrors.ContainerNotFound, $"No such container: {name}")
            {
                Subject = name,
            };
    }

    private async Task<IReadOnlyList<Container>> ListAsync(Filters filters, int? last, CancellationToken token)
    {
        var parameters = new ContainersListParameters { All = true, Limit = last, Filters = filters.Build() };
        IList<ContainerListResponse> models = await EngineCall
            .RunAsync(t => client.Containers.ListContainersAsync(parameters, t), token)
            .ConfigureAwait(false);
        IReadOnlyCollection<string>? closed = await new InternalNetworks(client, spoken).ListAsync(models, token).ConfigureAwait(false);
        return EngineCall.Read(() => models
            .Where(model => filters.Fit(model.Labels))
            .Select(model => ContainerMapping.FromList(model, host, EndpointMapping.Ways(model.NetworkSettings?.Networks, spoken.Release, closed)))
            .Distinct()
            .ToArray());
    }
}
