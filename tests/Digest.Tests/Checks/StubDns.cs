using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Digest.Tests.Checks;

/// <summary>A DNS server on loopback that answers UDP packets from a few records; what it does not know does not exist.</summary>
internal sealed class StubDns : IAsyncDisposable
{
    private const int TypeA = 1;
    private const int TypePtr = 12;
    private const int TypeMx = 15;
    private const int TypeText = 16;
    private const int TypeAaaa = 28;

    private readonly UdpClient _socket = new(new IPEndPoint(IPAddress.Loopback, 0));
    private readonly CancellationTokenSource _stop = new();
    private readonly List<(string Name, int Type, byte[] Data)> _records = [];
    private readonly Task _answering;

    public StubDns() => _answering = AnswerAsync();

    public IPEndPoint Address => (IPEndPoint)_socket.Client.LocalEndPoint!;

    /// <summary>The code of every answer, such as 2 for SERVFAIL; null to answer from the records.</summary>
    public byte? Failure { get; set; }

    public StubDns Text(string name, string text)
    {
        // As servers do: in pieces of at most 255 octets.
        var data = Encoding.ASCII.GetBytes(text).Chunk(255).SelectMany(piece => piece.Prepend((byte)piece.Length)).ToArray();
        return Add(name, TypeText, data);
    }

    public StubDns Host(string name, string address)
    {
        var parsed = IPAddress.Parse(address);
        return Add(name, parsed.AddressFamily == AddressFamily.InterNetwork ? TypeA : TypeAaaa, parsed.GetAddressBytes());
    }

    public StubDns Exchange(string name, string host) => Add(name, TypeMx, [0, 10, .. Name(host)]);

    public StubDns Pointer(string arpa, string host) => Add(arpa, TypePtr, Name(host));

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _answering;
        _socket.Dispose();
        _stop.Dispose();
    }

    private StubDns Add(string name, int type, byte[] data)
    {
        lock (_records)
            _records.Add((name, type, data));
        return this;
    }

    private async Task AnswerAsync()
    {
        try
        {
            while (true)
            {
                var asked = await _socket.ReceiveAsync(_stop.Token);
                await _socket.SendAsync(Answer(asked.Buffer), asked.RemoteEndPoint, _stop.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private byte[] Answer(byte[] question)
    {
        var (name, end) = Read(question, 12);
        var type = BinaryPrimitives.ReadUInt16BigEndian(question.AsSpan(end));
        (string Name, int Type, byte[] Data)[] found;
        bool exists;
        lock (_records)
        {
            found = [.. _records.Where(record => record.Type == type && record.Name.Equals(name, StringComparison.OrdinalIgnoreCase))];
            exists = _records.Any(record => record.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        }

        var code = Failure ?? (exists ? (byte)0 : (byte)3);
        var answer = new List<byte>();
        answer.AddRange(question.AsSpan(0, 2));
        answer.AddRange([0x85, (byte)(0x80 | code), 0, 1, 0, (byte)(Failure is null ? found.Length : 0), 0, 0, 0, 0]);
        answer.AddRange(question.AsSpan(12, end + 4 - 12));
        foreach (var (_, _, data) in Failure is null ? found : [])
        {
            // The name is that of the question, at offset 12.
            answer.AddRange([0xC0, 12, 0, (byte)type, 0, 1, 0, 0, 0, 60, (byte)(data.Length >> 8), (byte)data.Length]);
            answer.AddRange(data);
        }

        return [.. answer];
    }

    private static (string Name, int End) Read(byte[] packet, int at)
    {
        var labels = new List<string>();
        for (; packet[at] != 0; at += packet[at] + 1)
            labels.Add(Encoding.ASCII.GetString(packet, at + 1, packet[at]));
        return (string.Join('.', labels), at + 1);
    }

    private static byte[] Name(string name) =>
        [.. name.Split('.', StringSplitOptions.RemoveEmptyEntries).SelectMany(label => Encoding.ASCII.GetBytes(label).Prepend((byte)label.Length)), 0];
}
