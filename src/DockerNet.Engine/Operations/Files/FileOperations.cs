using System.Net;
using Docker.DotNet;
using Docker.DotNet.Models;
using DockerNet.Contracts;
using DockerNet.Engine.Connection;
using DockerNet.Workflows;

namespace DockerNet.Engine.Operations;

/// <summary>Files of containers.</summary>
internal sealed class FileOperations(DockerClient client) : IFileOperations
{
    // As the engine's language has them.
    private const uint FolderMode = 1u << 31;
    private const uint LinkMode = 1u << 27;

    private readonly ContainerUsers _users = new(client);

    public async Task<FileStat?> StatAsync(string container, string path, CancellationToken token)
    {
        // An answer to a question for the state alone has no words for what went wrong.
        FileStat?[] found = await EngineCall
            .RunAsync<FileStat?[]>(
                async t =>
                {
                    try
                    {
                        return [Map((await OpenAsync(container, path, statOnly: true, t).ConfigureAwait(false)).Stat)];
                    }
                    catch (DockerApiException error) when (error.StatusCode == HttpStatusCode.NotFound)
                    {
                        return [null];
                    }
                    catch (DockerApiException)
                    {
                        ContainerArchiveResponse archive =
                            await OpenAsync(container, path, statOnly: false, t).ConfigureAwait(false);
                        archive.Stream?.Dispose();
                        return [Map(archive.Stat)];
                    }
                },
                token)
            .ConfigureAwait(false);
        return found[0];
    }

    public async Task<Stream> ReadAsync(string container, string path, CancellationToken token)
    {
        ArchiveEdit? edit = await _users.EditAsync(token).ConfigureAwait(false);
        ContainerArchiveResponse archive = await EngineCall
            .RunAsync(t => OpenAsync(container, path, statOnly: false, t), token)
            .ConfigureAwait(false);
        var content = new TranslatingStream(archive.Stream ?? Stream.Null);
        return edit is null ? content : new EditedStream(content, edit);
    }

    public async Task WriteAsync(
        string container, string folder, Func<Stream, CancellationToken, Task> produce, CancellationToken token)
    {
        // The library's name for the first one says the opposite of what the engine takes it for.
        var parameters = new CopyToContainerParameters { Path = folder, AllowOverwriteDirWithFile = true };
        await EngineCall
            .RunWithoutLimitAsync(
                async t =>
                {
                    using var archive = new ProducedStream(produce);
                    await client.Containers
                        .ExtractArchiveToContainerAsync(Reference.Container(container), parameters, archive, t)
                        .ConfigureAwait(false);
                    return true;
                },
                token)
            .ConfigureAwait(false);
    }

    private Task<ContainerArchiveResponse> OpenAsync(string container, string path, bool statOnly, CancellationToken token) =>
        client.Containers.GetArchiveFromContainerAsync(
            Reference.Container(container), new ContainerPathStatParameters { Path = path }, statOnly, token);

    private static FileStat Map(ContainerPathStatResponse stat) => new(
        stat.Size, (stat.Mode & FolderMode) != 0, (stat.Mode & LinkMode) != 0 ? stat.LinkTarget : null);
}
