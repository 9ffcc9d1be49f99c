using System.Threading.Channels;
using DockerNet.Contracts;

namespace DockerNet.Workflows;

/// <summary>Connects the caller's terminal with that of a command in a container until one of the two is left.</summary>
/// <param name="terminal">The caller's.</param>
/// <param name="command">The command.</param>
/// <param name="detachKeys">What the keys that leave it send.</param>
internal sealed class TerminalRun(ITerminal terminal, ITerminalCommand command, byte[] detachKeys)
{
    private const int BufferSize = 32 * 1024;

    // As often as the docker client: a command that is only being started has no terminal yet.
    private const int MostResizes = 10;

    private static readonly TimeSpan s_resizePause = TimeSpan.FromMilliseconds(20);

    /// <summary>Connects them.</summary>
    /// <param name="token">Stops it.</param>
    /// <returns>Whether the command has written all; if not it was left, and goes on.</returns>
    public async Task<bool> RunAsync(CancellationToken token)
    {
        var sizes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        using var end = CancellationTokenSource.CreateLinkedTokenSource(token);
        // Even where whoever should do it is held up.
        using CancellationTokenRegistration stop = token.Register(terminal.Restore);
        terminal.Resized += Note;
        Task[] others = [];
        try
        {
            Note();
            Task<bool> input = TypeAsync(end.Token);
            Task output = ShowAsync(end.Token);
            others = [input, output, ResizeAsync(sizes.Reader, end.Token)];
            if (await Task.WhenAny(input, output).ConfigureAwait(false) == input && await input.ConfigureAwait(false))
            {
                return false;
            }

            await output.ConfigureAwait(false);
            return true;
        }
        finally
        {
            terminal.Resized -= Note;
            await end.CancelAsync().ConfigureAwait(false);
            // Nobody may be left that takes the next key.
            await Task.WhenAll(others).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        void Note() => sizes.Writer.TryWrite(true);
    }

    // Whether the terminal was left; if not, the command takes no more.
    private async Task<bool> TypeAsync(CancellationToken token)
    {
        var watch = new DetachWatch(detachKeys);
        var passed = new List<byte>();
        byte[] buffer = new byte[BufferSize];
        while (await terminal.ReadAsync(buffer, token).ConfigureAwait(false) is int count && count > 0)
        {
            passed.Clear();
            bool left = watch.Look(buffer.AsMemory(0, count), passed);
            if (passed.Count > 0 && !await command.WriteAsync(passed.ToArray(), token).ConfigureAwait(false))
            {
                return false;
            }

            if (left)
            {
                return true;
            }
        }

        return true;
    }

    private async Task ShowAsync(CancellationToken token)
    {
        byte[] buffer = new byte[BufferSize];
        while (await command.ReadAsync(buffer, token).ConfigureAwait(false) is int count && count > 0)
        {
            terminal.Write(buffer.AsSpan(0, count));
        }
    }

    private async Task ResizeAsync(ChannelReader<bool> changes, CancellationToken token)
    {
        await foreach (bool _ in changes.ReadAllAsync(token).ConfigureAwait(false))
        {
            for (int i = 1; i <= MostResizes && !await TryResizeAsync(token).ConfigureAwait(false); i++)
            {
                await Task.Delay(i * s_resizePause, token).ConfigureAwait(false);
            }
        }
    }

    private async Task<bool> TryResizeAsync(CancellationToken token)
    {
        try
        {
            await command.ResizeAsync(terminal.Size, token).ConfigureAwait(false);
            return true;
        }
        catch (EngineException)
        {
            // A size that is wrong is no reason to end the work.
            return false;
        }
    }
}
