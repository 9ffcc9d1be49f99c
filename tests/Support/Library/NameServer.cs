using System.Net;
using System.Net.Sockets;

namespace DockerNet.Testing;

/// <summary>
/// A name server that knows no name, and says so at once. Where none answers, an engine lets everyone wait who asks it for a
/// name that it does not know itself.
/// </summary>
public sealed class NameServer : IDisposable
{
    private const int Header = 12;
    private const int LargestQuestion = 512;

    // It is an answer, and recursion is there; such a name does not exist.
    private const byte IsAnswer = 0x80;
    private const byte NoSuchName = 0x83;

    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);

    public NameServer(string address)
    {
        _socket.Bind(new IPEndPoint(IPAddress.Parse(address), 53));
        _ = Task.Run(AnswerAsync);
    }

    public void Dispose() => _socket.Dispose();

    private async Task AnswerAsync()
    {
        var buffer = new byte[LargestQuestion];
        while (true)
        {
            try
            {
                SocketReceiveFromResult question = await _socket.ReceiveFromAsync(buffer, new IPEndPoint(IPAddress.Any, 0));
                int end = EndOfName(buffer, question.ReceivedBytes);
                if (end > 0)
                {
                    buffer[2] |= IsAnswer;
                    buffer[3] = NoSuchName;
                    // The one question, and nothing else.
                    buffer.AsSpan(6, Header - 6).Clear();
                    await _socket.SendToAsync(buffer.AsMemory(0, end + 4), question.RemoteEndPoint);
                }
            }
            catch (SocketException) when (_socket.IsBound)
            {
                // Who asked may be gone.
            }
            catch (Exception error) when (error is ObjectDisposedException or SocketException)
            {
                return;
            }
        }
    }

    // Its type and class follow, of two bytes each.
    private static int EndOfName(byte[] message, int length)
    {
        int at = Header;
        while (at < length && message[at] != 0)
        {
            at += message[at] + 1;
        }

        return at + 5 <= length ? at + 1 : 0;
    }
}
