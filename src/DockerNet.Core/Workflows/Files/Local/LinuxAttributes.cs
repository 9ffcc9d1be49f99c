using DockerNet.Text;
using DockerNet.Wiring;

namespace DockerNet.Workflows;

/// <summary>Extended attributes of files of Linux.</summary>
internal static class LinuxAttributes
{
    private const int MostBytes = 64 * 1024;
    private const string Security = "security.";

    /// <summary>Reads those that belong to a file and not to the machine that it is on.</summary>
    /// <param name="path">Its path, with a zero at its end.</param>
    /// <returns>They. None where there can be none.</returns>
    public static IReadOnlyDictionary<string, byte[]> Read(byte[] path)
    {
        if (SystemCalls.ListAttributes(path, [], 0) <= 0)
        {
            return TarAttributes.None;
        }

        byte[] buffer = new byte[MostBytes];
        int length = (int)SystemCalls.ListAttributes(path, buffer, buffer.Length);
        var attributes = new Dictionary<string, byte[]>();
        foreach (string name in ByteText.Decode(buffer.AsSpan(0, Math.Max(length, 0))).Split('\0', StringSplitOptions.RemoveEmptyEntries))
        {
            bool isMachines = name.StartsWith(Security, StringComparison.Ordinal) && name != TarAttributes.Capability;
            int size = isMachines ? -1 : (int)SystemCalls.GetAttribute(path, ByteText.Encode(name + '\0'), buffer, buffer.Length);
            if (size >= 0)
            {
                attributes[name] = buffer[..size];
            }
        }

        return attributes;
    }
}
