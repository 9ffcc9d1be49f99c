using System.Text.RegularExpressions;
using Docker.DotNet.Models;
using DockerNet.Contracts;
using DockerNet.Engine.Connection;
using DockerNet.Engine.Mapping;
using DockerNet.Wiring;

namespace DockerNet.Engine.Operations;

// What brings images to the engine and takes them from it.
internal sealed partial class ImageOperations
{
    private const int CopySize = 1024 * 1024;
    private const string IdPrefix = "sha256:";

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
            ImageErrors.ImageInvalid,
            token).ConfigureAwait(false);
        return id ?? throw new EngineException(ImageErrors.ImageInvalid, "the engine made no image of it");
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
            ImageErrors.ImageInvalid,
            token).ConfigureAwait(false);
        return loaded;
    }

    public async Task ExportAsync(
        IReadOnlyList<string> images, Stream destination, IProgress<long> progress, CancellationToken token)
    {
        Stream archive = await EngineCall
            .RunWorkAsync(t => client.Images.SaveImagesAsync([.. images], t), token)
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
            EngineErrors.EngineError,
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
                ImageErrors.ImageBuildFailed,
                token).ConfigureAwait(false);
        }
        catch (EngineException error) when (build.Step is BuildStep step)
        {
            // What a command was called says nothing about why it failed.
            throw new EngineException(
                build.ExitCode is null ? error.Kind : ImageErrors.ImageBuildFailed, $"{step}: {error.Message}", error)
            {
                StatusCode = error.StatusCode,
                Subject = error.Subject,
            };
        }

        string name = (request.Tags.Count > 0 ? request.Tags[0].Name : build.Id)
            ?? throw new EngineException(ImageErrors.ImageBuildFailed, "the engine made no image of it");
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

    [GeneratedRegex(@"^Loaded image( ID)?: (?<name>\S+)", RegexOptions.Multiline)]
    private static partial Regex LoadedImage();
}
