using System.Runtime.CompilerServices;
using System.Text;
using Docker.DotNet;
using DockerNet.Contracts;
using DockerNet.Engine.Connection;

namespace DockerNet.Engine.Operations;

/// <summary>Reads what a process prints from the stream in which the engine mixes both of the process's streams.</summary>
internal static class OutputReader
{
    private const int BufferSize = 64 * 1024;
    private const int MegabyteShift = 20;

    /// <summary>Reads it to its end.</summary>
    /// <param name="source">The engine's stream.</param>
    /// <param name="most">How many bytes there may be.</param>
    /// <param name="token">Stops the reading.</param>
    /// <returns>What is in each of the two.</returns>
    public static async Task<(string Output, string Error)> ReadToEndAsync(
        MultiplexedStream source, int most, CancellationToken token)
    {
        using var output = new MemoryStream();
        using var error = new MemoryStream();
        byte[] buffer = new byte[BufferSize];
        while (true)
        {
            MultiplexedStream.ReadResult read = await EngineCall
                .RunWithoutLimitAsync(t => source.ReadOutputAsync(buffer, 0, buffer.Length, t), token)
                .ConfigureAwait(false);
            if (read.EOF)
            {
                return (Text(output), Text(error));
            }

            (read.Target == MultiplexedStream.TargetStream.StandardError ? error : output).Write(buffer, 0, read.Count);
            if (output.Length + error.Length > most)
            {
                throw new EngineException(
                    ContainerErrors.OutputTooLarge, $"it printed more than {most >> MegabyteShift} MiB, and was not read any further");
            }
        }
    }

    /// <summary>Reads it line by line.</summary>
    /// <param name="source">The engine's stream.</param>
    /// <param name="stamped">Whether the engine puts a time in front of each line.</param>
    /// <param name="isEndless">Whether the next line may be long in coming: a process prints when it likes.</param>
    /// <param name="token">Stops the reading.</param>
    /// <returns>The lines, each as soon as it is whole.</returns>
    public static async IAsyncEnumerable<OutputLine> ReadLinesAsync(
        MultiplexedStream source, bool stamped, bool isEndless, [EnumeratorCancellation] CancellationToken token)
    {
        var output = new LineSplitter(OutputStream.Output, stamped);
        var error = new LineSplitter(OutputStream.Error, stamped);
        byte[] buffer = new byte[BufferSize];
        while (true)
        {
            MultiplexedStream.ReadResult read = await (isEndless
                ? EngineCall.RunWithoutLimitAsync(ReadAsync, token) : EngineCall.RunWorkAsync(ReadAsync, token))
                .ConfigureAwait(false);
            if (read.EOF)
            {
                break;
            }

            LineSplitter splitter = read.Target == MultiplexedStream.TargetStream.StandardError ? error : output;
            foreach (OutputLine line in splitter.Split(buffer.AsMemory(0, read.Count)))
            {
                yield return line;
            }
        }

        foreach (LineSplitter splitter in new[] { output, error })
        {
            if (splitter.Rest() is OutputLine rest)
            {
                yield return rest;
            }
        }

        Task<MultiplexedStream.ReadResult> ReadAsync(CancellationToken t) => source.ReadOutputAsync(buffer, 0, buffer.Length, t);
    }

    private static string Text(MemoryStream bytes) => Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
}
