using DockerNet.Contracts;
using DockerNet.Text;
using DockerNet.Wiring;

namespace DockerNet.Workflows;

/// <summary>Copies a file or folder of a container to this computer.</summary>
internal sealed class ContainerToLocal(
    IEngine engine, ContainerPath source, (string Path, bool WantsFolder) destination, bool followLink) : ItemCopy(engine)
{
    private Container? _container;
    private ContainerPath? _followed;
    private bool _isFolder;

    public override string Source => source.ToString();

    public override async Task PrepareAsync(bool isOneOfMany, CancellationToken token)
    {
        _container = await Engine.Containers.GetAsync(source.Container, token);
        FileStat stat = await StatAsync(token);
        if (stat.LinkTarget is string link && (followLink || source.IsFolder))
        {
            _followed = source.Follow(link);
            stat = await StatAsync(token);
        }

        if (source.IsFolder && !stat.IsFolder)
        {
            throw NoFolder(source.ToString());
        }

        _isFolder = stat.IsFolder;
        Length = stat.IsFolder ? null : stat.Length;
        string path = Path.TrimEndingDirectorySeparator(destination.Path);
        path = LocalLookup.Locate(path) ?? path;
        LocalItem? local = LocalLookup.Follow(path);
        path = local?.Path ?? path;
        CopyDestination kind = local is null ? CopyDestination.Missing
            : local.IsFolder ? CopyDestination.Folder : CopyDestination.File;
        CopyPlace place = Decide(stat.IsFolder, source.IsContent, kind, destination.WantsFolder, isOneOfMany, path);
        if (place == CopyPlace.As && Path.GetDirectoryName(path) is string parent && LocalLookup.Follow(parent) is not { IsFolder: true })
        {
            throw NoFolder(parent);
        }

        Target = place == CopyPlace.Into ? Path.Combine(path, source.Name) : path;
    }

    protected override async Task TransferAsync(CancellationToken token)
    {
        // Some engines lose the bytes of the last part of a path, and find nothing there: such a file is in its folder's archive.
        string? only = ByteText.HasBytes(From.Name) && !_isFolder ? From.Name : null;
        do
        {
            Stream content = await Engine.Files.ReadAsync(_container!.Id, Archived(), token).ConfigureAwait(false);
            await using (content.ConfigureAwait(false))
            {
                var unpacker = new ArchiveUnpacker(Target, _isFolder, Report, only);
                await unpacker.ReadAsync(content, token).ConfigureAwait(false);
                only = unpacker.OtherName;
            }
        }
        while (only is not null);
    }

    private ContainerPath From => _followed ?? source;

    // The names in the archive of the root itself begin with a slash, which no good archive's do.
    private string Archived() => From.Full == "/" ? "/."
        : !ByteText.HasBytes(From.Name) ? From.Full
        : _isFolder ? $"{From.Full}/."
        : $"{From.Parent.TrimEnd('/')}/.";

    private async Task<FileStat> StatAsync(CancellationToken token) =>
        await Engine.Files.StatAsync(_container!.Id, From.Full, token)
        ?? throw new EngineException(FileErrors.FileNotFound, $"there is no file or folder {From.Full} in the container")
        {
            Subject = From.Full,
        };
}
