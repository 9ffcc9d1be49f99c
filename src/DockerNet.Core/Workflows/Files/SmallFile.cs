using System.Text;

namespace DockerNet.Workflows;

/// <summary>Reads files that are read as a whole: settings, lists, variables. Anybody may have put anything in their place.</summary>
internal static class SmallFile
{
    // More than anybody has ever written by hand.
    private const int MostBytes = 16 * 1024 * 1024;

    /// <summary>Reads one.</summary>
    /// <param name="path">Its path.</param>
    /// <returns>What is in it.</returns>
    /// <exception cref="IOException">It cannot be read, or is too large.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read, or is no file.</exception>
    public static byte[] ReadBytes(string path)
    {
        using FileStream file = PlainFile.OpenRead(path);
        using var content = new MemoryStream();
        byte[] buffer = new byte[64 * 1024];
        while (file.Read(buffer) is int count and > 0)
        {
            content.Write(buffer, 0, count);
            if (content.Length > MostBytes)
            {
                throw new IOException($"{path} is too large for what it should be");
            }
        }

        return content.ToArray();
    }

    /// <summary>Reads one as text.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="encoding">How it is written, if nothing in it says otherwise; null for UTF-8.</param>
    /// <returns>The text.</returns>
    /// <exception cref="IOException">It cannot be read, or is too large.</exception>
    public static string ReadText(string path, Encoding? encoding = null)
    {
        using var reader = new StreamReader(new MemoryStream(ReadBytes(path)), encoding ?? Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
