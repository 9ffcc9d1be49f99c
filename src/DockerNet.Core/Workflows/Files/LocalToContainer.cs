using DockerNet.Contracts;
using DockerNet.Wiring;

namespace DockerNet.Workflows;

/// <summary>Copies a file or folder of this computer into a container.</summary>
internal sealed class LocalToContainer(
    IEngine engine,
    string path,
    bool isContent,
    ContainerPath destination,
    bool followLink,
    Func<Func<CancellationToken, Task>, Task> cleanUp) : ItemCopy(engine)
{
    private ContainerDetail? _container;
    private LocalItem? _item;
    private ContainerPath _to = destination;
    private string _folder = "";
    private string _entry = "";
    private bool _isNew;

    public override string Source => path;

    public override async Task PrepareAsync(bool isOneOfMany, CancellationToken token)
    {
        _container = await Engine.Containers.InspectAsync(_to.Container, token);
        _item = Find();
        bool isFolder = _item.IsFolder;
        string name = Path.GetFileName(Local());
        Length = _item.Header is { IsFile: true } file ? file.Length : null;
        FileStat? there = await StatAsync(token);
        if (there?.LinkTarget is string link)
        {
            _to = _to.Follow(link);
            there = await StatAsync(token);
        }

        CopyDestination kind = there is null ? CopyDestination.Missing
            : there.IsFolder ? CopyDestination.Folder : CopyDestination.File;
        CopyPlace place = Decide(isFolder, isContent || name.Length == 0, kind, _to.IsFolder, isOneOfMany, _to.ToString());
        (_folder, _entry) = place switch
        {
            CopyPlace.Into => (_to.Full, name),
            CopyPlace.Content => (_to.Full, ""),
            _ => (_to.Parent, _to.Name),
        };
        if (place == CopyPlace.As
            && await Engine.Files.StatAsync(_container.Id, _folder, token) is not ({ IsFolder: true } or { LinkTarget: not null }))
        {
            throw NoFolder($"{_to.Container}:{_folder}");
        }

        var target = new ContainerPath(_container.Name, $"{_folder}/{_entry}");
        Target = target.ToString();
        _isNew = _entry.Length > 0
            && (place == CopyPlace.As ? there : await Engine.Files.StatAsync(_container.Id, target.Full, token)) is null;
    }

    protected override async Task TransferAsync(CancellationToken token)
    {
        bool done = false;
        try
        {
            // From its root an engine unpacks links that lead out of the folder too, and sets the rights of further names.
            // It writes nothing there that it may not write where the folder is: so not where something is read-only.
            bool fromRoot = !_container!.ReadOnly && !_container.Mounts.Any(static mount => mount.ReadOnly);
            int generation = (await Engine.System.GetAsync(token)).Generation;
            string place = fromRoot ? "/" : _folder;
            var late = new LateEntries();
            var packer = new ArchivePacker(
                _item!.Path, fromRoot ? _folder.Trim('/') : "", _entry, new EngineTime(generation), late, Report);
            await Engine.Files.WriteAsync(_container.Id, place, packer.WriteAsync, token);
            if (late.Any)
            {
                await Engine.Files.WriteAsync(_container.Id, place, late.WriteAsync, token);
            }

            done = true;
        }
        finally
        {
            if (!done && _isNew)
            {
                // The engine keeps what it has got. Only the container's own tool can remove that.
                var remove = new ExecRequest { Command = ["rm", "-rf", "--", new ContainerPath("", $"{_folder}/{_entry}").Full] };
                await cleanUp(
                    t => new BoundedProgram(Engine, cleanUp).RunAsync(_container!.Id, remove, EngineLimits.ChangeTime, t));
            }
        }
    }

    // What is given may end with a slash or a dot, by which a link would be followed.
    private string Local()
    {
        string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        return LocalLookup.Locate(full) ?? full;
    }

    private LocalItem Find()
    {
        try
        {
            LocalItem item = LocalFiles.Read(Local());
            return followLink || isContent ? LocalLookup.Follow(item.Path) ?? item : item;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new EngineException(FileErrors.FileUnreadable, error.Message, error);
        }
    }

    private Task<FileStat?> StatAsync(CancellationToken token) => Engine.Files.StatAsync(_container!.Id, _to.Full, token);
}
