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
    private Container? _container;
    private FileSystemInfo? _item;
    private ContainerPath _to = destination;
    private string _folder = "";
    private string _entry = "";
    private bool _isNew;

    public override string Source => path;

    public override async Task PrepareAsync(bool isOneOfMany, CancellationToken token)
    {
        _container = await Engine.Containers.GetAsync(_to.Container, token);
        _item = Directory.Exists(path) ? new DirectoryInfo(path) : new FileInfo(path);
        if (_item.LinkTarget is not null && (followLink || isContent))
        {
            _item = _item.ResolveLinkTarget(returnFinalTarget: true) ?? _item;
        }

        bool isFolder = _item is DirectoryInfo && _item.LinkTarget is null;
        string name = Path.GetFileName(Path.TrimEndingDirectorySeparator(path));
        Length = _item is FileInfo { Exists: true, LinkTarget: null } file ? file.Length : null;
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
            var packer = new ArchivePacker(_item!.FullName, _entry, Report);
            await Engine.Files.WriteAsync(_container!.Id, _folder, packer.WriteAsync, token);
            done = true;
        }
        finally
        {
            if (!done && _isNew)
            {
                // The engine keeps what it has got. Only the container's own tool can remove that.
                var remove = new ExecRequest { Command = ["rm", "-rf", "--", new ContainerPath("", $"{_folder}/{_entry}").Full] };
                await cleanUp(t => Engine.Exec.RunAsync(_container!.Id, remove, t));
            }
        }
    }

    private Task<FileStat?> StatAsync(CancellationToken token) => Engine.Files.StatAsync(_container!.Id, _to.Full, token);
}
