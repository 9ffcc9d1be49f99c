using System.Diagnostics;
using System.Text;

namespace DockerNet.Engine.Connection;

/// <summary>Runs programs of this computer: the only code that does.</summary>
internal static class ExternalProgram
{
    // More than any of them has to say.
    private const int OutputLimit = 16 * 1024 * 1024;

    private static readonly string[] s_endings = OperatingSystem.IsWindows() ? [".exe"] : [""];

    /// <summary>
    /// Finds a program by its bare name in the folders of PATH. A process that is started by a bare name would be looked for in
    /// the current folder first, where anybody may have put one.
    /// </summary>
    /// <param name="name">The name, without a folder.</param>
    /// <returns>The whole path; null when there is none.</returns>
    public static string? Find(string name) =>
        name.Length == 0 || name.AsSpan().IndexOfAny('/', '\\', '\0') >= 0
            ? null
            : (Environment.GetEnvironmentVariable("PATH") ?? "")
                .Split(Path.PathSeparator)
                // A folder that depends on the current one is none to look in.
                .Where(Path.IsPathFullyQualified)
                .SelectMany(folder => s_endings.Select(ending => Path.Combine(folder, name + ending)))
                .FirstOrDefault(CanRun);

    /// <summary>Runs a program to its end.</summary>
    /// <param name="path">The program's whole path.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="input">What it reads.</param>
    /// <param name="limit">How long it may take.</param>
    /// <param name="token">Stops it.</param>
    /// <returns>Its exit code, and what it wrote.</returns>
    /// <exception cref="IOException">It writes more than any program has to say.</exception>
    /// <exception cref="TimeoutException">It took too long, and was ended.</exception>
    public static async Task<(int ExitCode, string Output, string Error)> RunAsync(
        string path, IReadOnlyList<string> arguments, string input, TimeSpan limit, CancellationToken token)
    {
        using Process process = Start(path, arguments);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(token);
        stop.CancelAfter(limit);
        try
        {
            Task<string> output = ReadAsync(process.StandardOutput, stop.Token);
            Task<string> error = ReadAsync(process.StandardError, stop.Token);
            await WriteAsync(process.StandardInput, input).ConfigureAwait(false);
            // The first that fails decides: the other may wait for ever.
            await Task.WhenAll(await Task.WhenAny(output, error).ConfigureAwait(false)).ConfigureAwait(false);
            await Task.WhenAll(output, error).ConfigureAwait(false);
            await process.WaitForExitAsync(stop.Token).ConfigureAwait(false);
            return (process.ExitCode, await output.ConfigureAwait(false), await error.ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (!token.IsCancellationRequested)
        {
            throw new TimeoutException($"it did not end in {limit.TotalSeconds:0} s");
        }
        finally
        {
            // Only a program that was not waited for still runs.
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    /// <summary>Starts a program, which reads what is written to it and whose output is read.</summary>
    /// <param name="path">The program's whole path.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <returns>The process, which the caller ends.</returns>
    public static Process Start(string path, IReadOnlyList<string> arguments)
    {
        var encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
#pragma warning disable RS0030 // This is the place.
        return Process.Start(new ProcessStartInfo(path, arguments)
        {
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = encoding,
            StandardOutputEncoding = encoding,
        })!;
#pragma warning restore RS0030
    }

    /// <summary>Reads what a program writes, to its end.</summary>
    /// <param name="reader">The output.</param>
    /// <param name="token">Stops the reading.</param>
    /// <returns>The text.</returns>
    /// <exception cref="IOException">It writes more than any program has to say.</exception>
    public static async Task<string> ReadAsync(StreamReader reader, CancellationToken token)
    {
        var text = new StringBuilder();
        char[] buffer = new char[4096];
        while (await reader.ReadAsync(buffer, token).ConfigureAwait(false) is int count && count > 0)
        {
            if (text.Append(buffer, 0, count).Length > OutputLimit)
            {
                throw new IOException("it writes without an end");
            }
        }

        return text.ToString();
    }

    private static bool CanRun(string path) =>
        File.Exists(path)
        && (OperatingSystem.IsWindows()
            || (File.GetUnixFileMode(path) & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)) != 0);

    private static async Task WriteAsync(StreamWriter input, string text)
    {
        try
        {
            await using (input.ConfigureAwait(false))
            {
                await input.WriteAsync(text).ConfigureAwait(false);
            }
        }
        catch (IOException)
        {
            // It ended without reading. Its exit code will tell.
        }
    }
}
