using System.Runtime.InteropServices;
using DockerNet.Text;
using Microsoft.Win32.SafeHandles;

namespace DockerNet.Workflows;

/// <summary>An open folder of Linux: what is in it is found however long its path is, and whoever moves it meanwhile.</summary>
/// <param name="handle">The folder.</param>
internal sealed class LinuxFolder(SafeFileHandle handle) : IDisposable
{
    // Never through a link, and not for programs that are started meanwhile.
    private const int FolderOnly = 0x10000 | 0x20000 | 0x80000;
    private const int FolderOnlyOnArm = 0x4000 | 0x8000 | 0x80000;
    private const int Here = -100;
    private const int NotFollowed = 0x100;
    private const int NameAt = 19;

    private int Number => (int)handle.DangerousGetHandle();

    /// <summary>Opens a folder.</summary>
    /// <param name="path">The path.</param>
    /// <returns>The folder; null when it cannot be opened.</returns>
    public static LinuxFolder? Open(string path) => OpenAt(Here, path);

    /// <summary>Opens a folder in this one.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The folder; null when it cannot be opened.</returns>
    public LinuxFolder? OpenIn(string name) => OpenAt(Number, name);

    /// <summary>Looks at an item in this folder.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>What the system tells of it; null when it is not there.</returns>
    public LinuxStat? Stat(string name)
    {
        byte[] buffer = new byte[LinuxStat.Size];
        return SystemCalls.Stat(Number, LinuxFiles.Encode(name), NotFollowed, LinuxStat.Mask, buffer) < 0 ? null : new LinuxStat(buffer);
    }

    /// <summary>Reads the extended attributes of an item in this folder.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>They.</returns>
    public IReadOnlyDictionary<string, byte[]> Attributes(string name) =>
        LinuxAttributes.Read(LinuxFiles.Encode($"/proc/self/fd/{Number}/{name}"));

    /// <summary>Lists what is in this folder.</summary>
    /// <returns>The names.</returns>
    /// <exception cref="IOException">It cannot be listed.</exception>
    public IReadOnlyList<string> List()
    {
        // It is closed with the list.
        int listed = SystemCalls.OpenAt(Number, LinuxFiles.Encode("."), Flags(), 0);
        return Names(listed < 0 ? 0 : SystemCalls.OpenList(listed), "a folder");
    }

    /// <summary>Reads the names in a folder.</summary>
    /// <param name="list">The system's list of them, which is closed then; 0 when there is none.</param>
    /// <param name="path">The folder, for messages.</param>
    /// <returns>The names.</returns>
    /// <exception cref="IOException">It cannot be listed.</exception>
    public static unsafe List<string> Names(nint list, string path)
    {
        LinuxFiles.Check(list == 0 ? -1 : 0, path);
        try
        {
            var names = new List<string>();
            while (SystemCalls.ReadList(list) is nint entry and not 0)
            {
                ReadOnlySpan<byte> name = MemoryMarshal.CreateReadOnlySpanFromNullTerminated((byte*)entry + NameAt);
                if (!name.SequenceEqual("."u8) && !name.SequenceEqual(".."u8))
                {
                    names.Add(ByteText.Decode(name));
                }
            }

            return names;
        }
        finally
        {
            _ = SystemCalls.CloseList(list);
        }
    }

    /// <summary>Closes it.</summary>
    public void Dispose() => handle.Dispose();

    private static LinuxFolder? OpenAt(int parent, string name)
    {
        int folder = SystemCalls.OpenAt(parent, LinuxFiles.Encode(name), Flags(), 0);
        return folder < 0 ? null : new LinuxFolder(new SafeFileHandle(folder, ownsHandle: true));
    }

    private static int Flags() =>
        RuntimeInformation.ProcessArchitecture is Architecture.Arm64 or Architecture.Arm ? FolderOnlyOnArm : FolderOnly;
}
