using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Docker.DotNet;
using Docker.DotNet.Models;
using DockerNet.Contracts;
using DockerNet.Engine.Connection;
using DockerNet.Engine.Mapping;
using IContainerOperations = DockerNet.Contracts.IContainerOperations;

namespace DockerNet.Engine.Operations;

/// <summary>Operations on containers.</summary>
internal sealed class ContainerOperations(DockerClient client, string host) : IContainerOperations
{
    private const string KillSignal = "SIGKILL";

    public async Task<IReadOnlyList<Container>> ListAsync(ContainerFilter filter, CancellationToken token)
    {
        var parameters = new ContainersListParameters
        {
            All = true,
            Limit = filter.Last,
            Filters = new Filters()
                .Add("status", [.. filter.State])
                .Add("label", [.. filter.Label])
                .Add("network", [.. filter.Network])
                .Add("volume", [.. filter.Volume])
                .Add("ancestor", [.. filter.Ancestor])
                .Build(),
        };
        return [.. (await ListAsync(parameters, token).ConfigureAwait(false))];
    }

    public async Task<Container> GetAsync(string name, CancellationToken token)
    {
        ContainerInspectResponse model = await EngineCall
            .RunAsync(t => client.Containers.InspectContainerAsync(name, t), token)
            .ConfigureAwait(false);
        return await SummaryAsync(model.ID, name, token).ConfigureAwait(false);
    }

    public async Task<ContainerDetail> InspectAsync(string name, CancellationToken token)
    {
        JsonCapture answer = JsonCaptureHandler.Start();
        ContainerInspectResponse model = await EngineCall
            .RunAsync(t => client.Containers.InspectContainerAsync(name, t), token)
            .ConfigureAwait(false);
        string json = answer.Text;
        Container summary = await SummaryAsync(model.ID, name, token).ConfigureAwait(false);
        return ContainerMapping.FromInspection(model, summary, json);
    }

    public async Task<CreateResult> CreateAsync(ContainerRequest request, CancellationToken token)
    {
        CreateContainerResponse answer = await EngineCall
            .RunAsync(t => client.Containers.CreateContainerAsync(ContainerRequestMapping.From(request), t), token)
            .ConfigureAwait(false);
        return new CreateResult(answer.ID, Values.Items(answer.Warnings));
    }

    public Task StartAsync(string name, CancellationToken token) =>
        EngineCall.RunAsync(t => client.Containers.StartContainerAsync(name, null, t), token);

    public async Task StopAsync(string name, TimeSpan? grace, CancellationToken token)
    {
        if (grace == TimeSpan.Zero)
        {
            await KillAsync(name, token).ConfigureAwait(false);
            return;
        }

        var parameters = new ContainerStopParameters { WaitBeforeKillSeconds = Seconds(grace) };
        await EngineCall
            .RunAsync(t => client.Containers.StopContainerAsync(name, parameters, t), grace ?? TimeSpan.Zero, token)
            .ConfigureAwait(false);
    }

    public async Task RestartAsync(string name, TimeSpan? grace, CancellationToken token)
    {
        if (grace == TimeSpan.Zero)
        {
            await KillAsync(name, token).ConfigureAwait(false);
            await StartAsync(name, token).ConfigureAwait(false);
            return;
        }

        var parameters = new ContainerRestartParameters { WaitBeforeKillSeconds = Seconds(grace) };
        await EngineCall
            .RunAsync(t => client.Containers.RestartContainerAsync(name, parameters, t), grace ?? TimeSpan.Zero, token)
            .ConfigureAwait(false);
    }

    public Task RemoveAsync(string name, bool force, bool volumes, CancellationToken token)
    {
        var parameters = new ContainerRemoveParameters { Force = force, RemoveVolumes = volumes };
        return EngineCall.RunAsync(t => client.Containers.RemoveContainerAsync(name, parameters, t), token);
    }

    public async Task<int> WaitAsync(string name, CancellationToken token)
    {
        ContainerWaitResponse answer = await EngineCall
            .RunWithoutLimitAsync(t => client.Containers.WaitContainerAsync(name, t), token)
            .ConfigureAwait(false);
        return int.CreateSaturating(answer.StatusCode);
    }

    public Task<ProcessOutput> ReadLogAsync(string name, CancellationToken token)
    {
        var parameters = new ContainerLogsParameters { ShowStdout = true, ShowStderr = true };
        return EngineCall.RunAsync(
            async t =>
            {
                using MultiplexedStream log = await client.Containers
                    .GetContainerLogsAsync(name, parameters, t)
                    .ConfigureAwait(false);
                (string output, string error) = await log.ReadOutputToEndAsync(t).ConfigureAwait(false);
                return new ProcessOutput(0, output, error);
            },
            token);
    }

    public Task<string> ReadFileAsync(string name, string path, CancellationToken token) => EngineCall.RunAsync(
        async t =>
        {
            ContainerArchiveResponse archive = await client.Containers
                .GetArchiveFromContainerAsync(name, new ContainerPathStatParameters { Path = path }, statOnly: false, t)
                .ConfigureAwait(false);
            using Stream content = archive.Stream ?? Stream.Null;
            return await TextArchive.ReadAsync(content, path, t).ConfigureAwait(false);
        },
        token);

    // The library leaves out a grace of zero, which to the engine means its default of ten seconds.
    private async Task KillAsync(string name, CancellationToken token)
    {
        try
        {
            await EngineCall
                .RunAsync(
                    t => client.Containers.KillContainerAsync(name, new ContainerKillParameters { Signal = KillSignal }, t),
                    token)
                .ConfigureAwait(false);
        }
        catch (EngineException error) when (error.Kind == EngineErrorKind.ContainerNotRunning)
        {
            return;
        }

        await WaitAsync(name, token).ConfigureAwait(false);
    }

    private async Task<Container> SummaryAsync(string id, string name, CancellationToken token)
    {
        var parameters = new ContainersListParameters { All = true, Filters = new Filters().Add("id", id).Build() };
        return (await ListAsync(parameters, token).ConfigureAwait(false)).FirstOrDefault()
            ?? throw new EngineException(EngineErrorKind.ContainerNotFound, $"No such container: {name}");
    }

    private async Task<IEnumerable<Container>> ListAsync(ContainersListParameters parameters, CancellationToken token)
    {
        IList<ContainerListResponse> models = await EngineCall
            .RunAsync(t => client.Containers.ListContainersAsync(parameters, t), token)
            .ConfigureAwait(false);
        return models.Select(model => ContainerMapping.FromList(model, host));
    }

    private static uint? Seconds(TimeSpan? grace) =>
        grace is TimeSpan span ? (uint)Math.Max(1, Math.Ceiling(span.TotalSeconds)) : null;
}
