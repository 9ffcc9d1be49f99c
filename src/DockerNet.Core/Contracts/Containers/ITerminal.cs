namespace DockerNet.Contracts;

/// <summary>
/// The caller's terminal, given to a program as a whole: every key is the program's, and what it writes is shown as it is.
/// Dispose of it to have it as it was.
/// </summary>
internal interface ITerminal : IDisposable
{
    /// <summary>Its size now.</summary>
    TerminalSize Size { get; }

    /// <summary>Tells that its size may be another now.</summary>
    event Action? Resized;

    /// <summary>Waits for keys. When this has ended no key is taken that somebody else might want.</summary>
    /// <param name="buffer">Where their bytes go.</param>
    /// <param name="token">Ends the wait.</param>
    /// <returns>How many bytes; none when nobody is at the terminal any more.</returns>
    Task<int> ReadAsync(Memory<byte> buffer, CancellationToken token);

    /// <summary>Shows what a program has written.</summary>
    /// <param name="bytes">Its bytes.</param>
    void Write(ReadOnlySpan<byte> bytes);

    /// <summary>Makes it as it was, from anywhere and any number of times.</summary>
    void Restore();
}
