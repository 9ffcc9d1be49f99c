using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using Docker.DotNet;
using Docker.DotNet.Models;
using DockerNet.Contracts;
using DockerNet.Engine.Connection;
using DockerNet.Engine.Mapping;
using DockerNet.Wiring;
using IImageOperations = DockerNet.Contracts.IImageOperations;

namespace DockerNet.Engine.Operations;

/// <summary>Operations on images.</summary>
internal sealed partial class ImageOperations(DockerClient client, string host) : IImageOperations
{
    private const int Parallel = 8;
    private const int CopySize = 1024 * 1024;
    private const string IdPrefix = "sha256:";

    public async Task<IReadOnlyList<Image>> ListAsync(ImageFilter filter, CancellationToken token)
    {
        var filters = new Filters()
            .Add("reference", [.. filter.Reference])
            .Add("label", [.. filter.Label])
            .Add("dangling", filter.Dangling);
        IList<ImagesListResponse> models = await ListAsync(filters, token).ConfigureAwait(false);
        IReadOnlyList<Container> containers = await ContainersAsync(ContainerFilter.All, token).ConfigureAwait(false);
        using var slots = new SemaphoreSlim(Parallel);
        Image?[] images = await Task
            .WhenAll(Values.Items(models).Select(model => TryGetAsync(model.ID, containers, slots, token)))
            .ConfigureAwait(false);
        return [.. images.OfType<Image>()];
    }

    public async Task<IReadOnlyList<string>> ListNamesAsync(CancellationToken token) =>
        [.. Values.Items(await ListAsync(new Filters(), token).ConfigureAwait(false))
            .SelectMany(static image => Values.Items(image.RepoTags))
            .Where(static name => !name.StartsWith('<'))];

    public async Task<Image> GetAsync(string name, CancellationToken token)
    {
        ImageInspectResponse model = await InspectAsync(name, token).ConfigureAwait(false);
        IReadOnlyList<Container> containers = await ContainersAsync(new ContainerFilter { Ancestor = [model.ID] }, token)
            .ConfigureAwait(false);
        return ImageMapping.From(model, containers, name, host);
    }

    public Task TagAsync(string image, ImageReference name, CancellationToken token)
    {
        var parameters = new ImageTagParameters { RepositoryName = name.Repository, Tag = name.Tag ?? ImageReference.DefaultTag };
        return EngineCall.RunAsync(t => client.Images.TagImageAsync(Reference.Image(image), parameters, t), token);
    }

    public async Task<ImageRemoval> RemoveAsync(string name, bool force, CancellationToken token)
    {
        IList<IDictionary<string, string>> gone = await EngineCall
            .RunAsync(
                t => client.Images.DeleteImageAsync(Reference.Image(name), new ImageDeleteParameters { Force = force }, t),
                token)
            .ConfigureAwait(false);
        return ImageMapping.FromRemoval(gone, name, host);
    }

    public async Task<string> ImportAsync(Stream content, ImageImportRequest request, CancellationToken token)
    {
        var parameters = new ImagesCreateParameters
        {
            Repo = request.Repository,
            Tag = request.Tag,
            Message = request.Message,
            Changes = request.Changes.Count > 0 ? [.. request.Changes] : null,
        };
        string? id = null;
        await RunAsync(
            (messages, t) => client.Images.CreateImageAsync(parameters, content, null, messages, t),
            message => id = message.Status?.StartsWith(IdPrefix, StringComparison.Ordinal) == true ? message.Status : id,
            progress: null,
            EngineErrorKind.ImageInvalid,
            token).ConfigureAwait(false);
        return id ?? throw new EngineException(EngineErrorKind.ImageInvalid, "the engine made no image of it");
    }

    public async Task<IReadOnlyList<string>> LoadAsync(
        Stream content, IProgress<ImageProgress> progress, CancellationToken token)
    {
        var loaded = new List<string>();
        await RunAsync(
            (messages, t) => client.Images.LoadImageAsync(new ImageLoadParameters { Quiet = false }, content, messages, t),
            message => loaded.AddRange(
                LoadedImage().Matches(message.Stream ?? "").Select(static match => match.Groups["name"].Value)),
            progress,
            EngineErrorKind.ImageInvalid,
            token).ConfigureAwait(false);
        return loaded;
    }

    public async Task ExportAsync(
        IReadOnlyList<string> images, Stream destination, IProgress<long> progress, CancellationToken token)
    {
        Stream archive = await EngineCall
            .RunWithoutLimitAsync(t => client.Images.SaveImagesAsync([.. images], t), token)
            .ConfigureAwait(false);
        await using (archive.ConfigureAwait(false))
        {
            byte[] buffer = new byte[CopySize];
            long written = 0;
            int read;
            while ((read = await ReadAsync(archive, buffer, token).ConfigureAwait(false)) > 0)
            {
                await destination.WriteAsync(buffer.AsMemory(0, read), token).ConfigureAwait(false);
                written += read;
                progress.Report(written);
            }
        }
    }

    public async Task<Image> PullAsync(
        ImageReference name, RegistryCredential? credential, IProgress<ImageProgress> progress, CancellationToken token)
    {
        AuthConfig? auth = credential is null
            ? await CredentialStore.FindAsync(name.Registry, token).ConfigureAwait(false)
            : new AuthConfig
            {
                ServerAddress = name.Registry,
                Username = credential.UserName,
                Password = credential.Password,
            };
        var parameters = new ImagesCreateParameters
        {
            FromImage = name.Repository,

            // Without a tag the engine would fetch them all.
            Tag = name.Digest ?? name.Tag ?? ImageReference.DefaultTag,
        };
        await RunAsync(
            (messages, t) => client.Images.CreateImageAsync(parameters, auth, messages, t),
            observe: null,
            progress,
            EngineErrorKind.EngineError,
            token).ConfigureAwait(false);
        return await GetAsync(name.Name, token).ConfigureAwait(false);
    }

    public async Task<Image> BuildAsync(
        ImageBuildRequest request, IProgress<ImageProgress> progress, CancellationToken token)
    {
        IReadOnlyList<AuthConfig> credentials = await CredentialStore.ListAsync(token).ConfigureAwait(false);
        ImageBuildParameters parameters = ImageRequestMapping.From(request);
        var context = new PushStream(new BuildContext(request.Context, request.Ignore, progress).WriteAsync);
        var build = new BuildMessages(progress);
        try
        {
            await RunAsync(
                (messages, t) => client.Images.BuildImageFromDockerfileAsync(parameters, context, credentials, null, messages, t),
                build.Observe,
                progress,
                EngineErrorKind.ImageBuildFailed,
                token).ConfigureAwait(false);
        }
        catch (EngineException error) when (build.Step is BuildStep step)
        {
            // What a command was called says nothing about why it failed.
            throw new EngineException(
                build.ExitCode is null ? error.Kind : EngineErrorKind.ImageBuildFailed, $"{step}: {error.Message}", error)
            {
                StatusCode = error.StatusCode,
                Subject = error.Subject,
            };
        }

        string name = (request.Tags.Count > 0 ? request.Tags[0].Name : build.Id)
            ?? throw new EngineException(EngineErrorKind.ImageBuildFailed, "the engine made no image of it");
        return await GetAsync(name, token).ConfigureAwait(false);
    }

    private static Task<int> ReadAsync(Stream source, byte[] buffer, CancellationToken token) =>
        EngineCall.RunWithoutLimitAsync(
            async t => await source.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, t).ConfigureAwait(false),
            token);

    // The engine answers 200 before it has done anything, and tells of a failure only in its messages.
    private static async Task RunAsync(
        Func<ImageMessages, CancellationToken, Task> call,
        Action<JSONMessage>? observe,
        IProgress<ImageProgress>? progress,
        EngineErrorKind otherwise,
        CancellationToken token)
    {
        var messages = new ImageMessages(observe, progress);
        await EngineCall
            .RunWithoutLimitAsync(
                async t =>
                {
                    await call(messages, t).ConfigureAwait(false);
                    return true;
                },
                token)
            .ConfigureAwait(false);
        if (messages.Error is string error)
        {
            throw ErrorTranslator.FromMessage(error, otherwise);
        }
    }

    private Task<IList<ImagesListResponse>> ListAsync(Filters filters, CancellationToken token) => EngineCall.RunAsync(
        t => client.Images.ListImagesAsync(new ImagesListParameters { Filters = filters.Build() }, t), token);

    private Task<IReadOnlyList<Container>> ContainersAsync(ContainerFilter filter, CancellationToken token) =>
        new ContainerOperations(client, host).ListAsync(filter, token);

    private Task<ImageInspectResponse> InspectAsync(string name, CancellationToken token) =>
        EngineCall.RunAsync(t => client.Images.InspectImageAsync(Reference.Image(name), t), token);

    private async Task<Image?> TryGetAsync(
        string id, IReadOnlyList<Container> containers, SemaphoreSlim slots, CancellationToken token)
    {
        await slots.WaitAsync(token).ConfigureAwait(false);
        try
        {
            return ImageMapping.From(await InspectAsync(id, token).ConfigureAwait(false), containers, asked: null, host);
        }
        catch (EngineException error) when (error.Kind == EngineErrorKind.ImageNotFound)
        {
            // Removed since it was listed.
            return null;
        }
        finally
        {
            slots.Release();
        }
    }

    [GeneratedRegex(@"^Loaded image( ID)?: (?<name>\S+)", RegexOptions.Multiline)]
    private static partial Regex LoadedImage();
}
