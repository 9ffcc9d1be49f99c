using System.Text;
using DockerNet.Contracts;

namespace DockerNet.Workflows;

/// <summary>
/// Compares the folders of two volumes where this computer can see them, since archives of an engine do not carry all:
/// no access lists, no attributes of users, no sockets, no paths that are too long.
/// </summary>
internal sealed class FolderComparison
{
    // More are not told of.
    private const int Most = 1000;

    // What the system itself gives to files.
    private const string SystemsOwn = "security.selinux";

    private readonly List<string> _lost = [];

    /// <summary>Whether the folder of a volume can be seen from here.</summary>
    /// <param name="engine">The volume's engine.</param>
    /// <param name="volume">The volume.</param>
    /// <returns>Whether it can.</returns>
    public static bool CanSee(IEngine engine, Volume volume) =>
        engine.IsLocal && volume.Options.Count == 0 && VolumeSystemCalls.CanSeeAll() && Directory.Exists(volume.Mountpoint);

    /// <summary>Compares.</summary>
    /// <param name="source">A volume.</param>
    /// <param name="copy">Its copy.</param>
    /// <returns>What the copy lacks, each as a text.</returns>
    public static IReadOnlyList<string> Lost(Volume source, Volume copy)
    {
        var comparison = new FolderComparison();
        try
        {
            comparison.Compare(source.Mountpoint, copy.Mountpoint);
        }
        catch (Exception error) when (error is EntryPointNotFoundException or DllNotFoundException)
        {
            // An old system that does not tell.
        }
        catch (IOException error)
        {
            comparison._lost.Add(error.Message);
        }

        return comparison._lost;
    }

    private void Compare(string source, string copy)
    {
        int from = VolumeSystemCalls.Open(0, Encoding.UTF8.GetBytes(source));
        int to = VolumeSystemCalls.Open(0, Encoding.UTF8.GetBytes(copy));
        try
        {
            byte[] here = "."u8.ToArray();
            if (VolumeSystemCalls.Stat(from, here) is byte[] root && CompareItem(from, to, here, ".") is not null)
            {
                CompareFolder(from, to, "", new FolderItem(root).Place);
            }
        }
        finally
        {
            VolumeSystemCalls.Close(from);
            VolumeSystemCalls.Close(to);
        }
    }

    private void CompareFolder(int from, int to, string path, (ulong Device, ulong Mount) place)
    {
        foreach (byte[] name in VolumeSystemCalls.List(from))
        {
            string full = path + Encoding.UTF8.GetString(name);
            if (_lost.Count < Most && CompareItem(from, to, name, full) is { IsFolder: true } item)
            {
                if (item.Place != place)
                {
                    _lost.Add($"{full} (another file system is mounted there)");
                    continue;
                }

                int inner = VolumeSystemCalls.Open(from, name);
                int other = VolumeSystemCalls.Open(to, name);
                try
                {
                    if (inner < 0 || other < 0)
                    {
                        _lost.Add($"{full} (it cannot be opened)");
                    }
                    else
                    {
                        CompareFolder(inner, other, $"{full}/", place);
                    }
                }
                finally
                {
                    VolumeSystemCalls.Close(inner);
                    VolumeSystemCalls.Close(other);
                }
            }
        }
    }

    // What is there in both, if it is.
    private FolderItem? CompareItem(int from, int to, byte[] name, string full)
    {
        if (VolumeSystemCalls.Stat(from, name) is not byte[] stat)
        {
            return null;
        }

        var item = new FolderItem(stat);
        if (VolumeSystemCalls.Stat(to, name) is not byte[] other)
        {
            _lost.Add(item.IsSocket ? $"{full} (a socket)" : full);
            return null;
        }

        SortedDictionary<string, string> attributes = VolumeSystemCalls.Attributes(from, name);
        SortedDictionary<string, string> others = VolumeSystemCalls.Attributes(to, name);
        string[] different =
        [
            .. item.Differences(new FolderItem(other)),
            .. attributes.Keys.Union(others.Keys)
                .Where(key => key != SystemsOwn && attributes.GetValueOrDefault(key) != others.GetValueOrDefault(key)),
        ];
        if (different.Length > 0)
        {
            _lost.Add($"{full} ({string.Join(", ", different)})");
        }

        return item;
    }
}
