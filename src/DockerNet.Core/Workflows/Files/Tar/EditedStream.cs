using System.IO.Pipelines;

namespace DockerNet.Workflows;

/// <summary>An archive that is edited while it is read.</summary>
internal sealed class EditedStream : ReadOnlyStream
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Stream _source;
    private readonly Stream _edited;
    private readonly Task _editing;
    private bool _isClosed;

    /// <summary>Begins.</summary>
    /// <param name="source">The archive, which is closed with this one.</param>
    /// <param name="edit">What is done to it.</param>
    public EditedStream(Stream source, ArchiveEdit edit)
    {
        var pipe = new Pipe(ArchiveEdit.Waiting);
        _source = source;
        _edited = pipe.Reader.AsStream();
        _editing = EditAsync(edit, pipe.Writer);
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        _edited.ReadAsync(buffer, cancellationToken);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask DisposeAsync()
    {
        if (!_isClosed)
        {
            await _stop.CancelAsync().ConfigureAwait(false);
            // The archive is read from until then.
            await _editing.ConfigureAwait(false);
        }

        await base.DisposeAsync().ConfigureAwait(false);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_isClosed)
        {
            _isClosed = true;
            _stop.Cancel();
            _edited.Dispose();
            _source.Dispose();
            _stop.Dispose();
        }

        base.Dispose(disposing);
    }

    // What it fails with is what its reader fails with.
    private async Task EditAsync(ArchiveEdit edit, PipeWriter writer)
    {
        Exception? failure = null;
        try
        {
            await edit.RunAsync(_source, writer.AsStream(leaveOpen: true), _stop.Token).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            failure = error;
        }

        await writer.CompleteAsync(failure).ConfigureAwait(false);
    }
}
