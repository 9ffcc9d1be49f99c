using System.Runtime.CompilerServices;
using Docker.DotNet;
using DockerNet.Contracts;
using DockerNet.Engine.Connection;

namespace DockerNet.Engine.Operations;

/// <summary>Reads what a process prints from the stream in which the engine mixes both of the process's streams.</summary>
internal static class OutputReader
{
    private const int BufferSize = 64 * 1024;

    /// <summary>Reads it line by line.</summary>
    /// <param name="source">The engine's stream.</param>
    /// <param name="stamped">Whether the engine puts a time in front of each line.</param>
    /// <param name="token">Stops the reading.</param>
    /// <returns>The lines, each as soon as it is whole.</returns>
    public static async IAsyncEnumerable<OutputLine> ReadLinesAsync(
        MultiplexedStream source, bool stamped, [EnumeratorCancellation] CancellationToken token)
    {
        var output = new LineSplitter(OutputStream.Output, stamped);
        var error = new LineSplitter(OutputStream.Error, stamped);
        byte[] buffer = new byte[BufferSize];
        while (true)
        {
            MultiplexedStream.ReadResult read = await EngineCall
                .RunWithoutLimitAsync(t => source.ReadOutputAsync(buffer, 0, buffer.Length, t), token)
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
    }
}
