using System.Globalization;
using System.Text;

namespace DockerNet.Testing;

/// <summary>Reads what a client asks, request after request.</summary>
public sealed class RequestReader
{
    private readonly Stream _stream;
    private readonly byte[] _buffer = new byte[65536];
    private int _start;
    private int _end;
    private long _length;
    private bool _isChunked;
    private bool _waits;

    public RequestReader(Stream stream)
    {
        _stream = stream;
    }

    /// <summary>What is asked for, as "GET /path".</summary>
    public string Route { get; private set; } = "";

    public async Task<bool> NextAsync()
    {
        string first = await LineAsync().ConfigureAwait(false);
        if (string.IsNullOrEmpty(first))
        {
            return false;
        }

        string[] words = first.Split(' ');
        Route = $"{words[0]} {words[1].Split('?')[0]}";
        (_length, _isChunked, _waits) = (0, false, false);
        while (await LineAsync().ConfigureAwait(false) is { Length: > 0 } header)
        {
            string[] parts = header.Split(':', 2);
            switch (parts[0].ToLowerInvariant())
            {
                case "content-length": _length = long.Parse(parts[1], CultureInfo.InvariantCulture); break;
                case "transfer-encoding": _isChunked = true; break;
                case "expect": _waits = true; break;
            }
        }

        return true;
    }

    public async Task SkipBodyAsync()
    {
        if (_waits)
        {
            await _stream.WriteAsync("HTTP/1.1 100 Continue\r\n\r\n"u8.ToArray()).ConfigureAwait(false);
        }

        if (!_isChunked)
        {
            await SkipAsync(_length).ConfigureAwait(false);
            return;
        }

        long size;
        do
        {
            size = long.Parse(await LineAsync().ConfigureAwait(false) ?? "0", NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            await SkipAsync(size).ConfigureAwait(false);
            await LineAsync().ConfigureAwait(false);
        }
        while (size > 0);
    }

    private async Task SkipAsync(long count)
    {
        while (count > 0 && (_start < _end || await FillAsync().ConfigureAwait(false)))
        {
            int part = (int)Math.Min(count, _end - _start);
            _start += part;
            count -= part;
        }
    }

    private async Task<string> LineAsync()
    {
        var line = new StringBuilder();
        while (_start < _end || await FillAsync().ConfigureAwait(false))
        {
            char c = (char)_buffer[_start++];
            if (c == '\n')
            {
                return line.ToString().TrimEnd('\r');
            }

            line.Append(c);
        }

        return null;
    }

    private async Task<bool> FillAsync()
    {
        (_start, _end) = (0, await _stream.ReadAsync(_buffer).ConfigureAwait(false));
        return _end > 0;
    }
}
