using System.Buffers;
using System.Collections;
using System.Management.Automation;
using System.Text;

namespace DockerNet.Commands;

/// <summary>Gathers what a command is to read from its standard input.</summary>
internal sealed class CommandInput
{
    private readonly ArrayBufferWriter<byte> _content = new();

    /// <summary>What has been gathered.</summary>
    public ReadOnlyMemory<byte> Bytes => _content.WrittenMemory;

    /// <summary>Adds bytes as they are, and everything else as a line of text.</summary>
    /// <param name="input">What to add. Of a list, each item.</param>
    public void Add(object? input)
    {
        switch (input is PSObject wrapped ? wrapped.BaseObject : input)
        {
            case byte single:
                _content.Write([single]);
                break;
            case byte[] bytes:
                _content.Write(bytes);
                break;
            case IEnumerable list and not (string or IDictionary):
                foreach (object? item in list)
                {
                    Add(item);
                }

                break;
            default:
                _content.Write(Encoding.UTF8.GetBytes($"{input}\n"));
                break;
        }
    }
}
