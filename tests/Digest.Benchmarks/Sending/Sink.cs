using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Digest.Benchmarks.Sending;

/// <summary>A bare mail server: it says yes to everything, neither parses nor stores a message, and counts. One thread a connection.</summary>
/// <param name="delay">How long it takes to answer a whole message.</param>
/// <param name="tls">Whether it speaks TLS from the first byte.</param>
/// <param name="capabilities">What it offers beside PIPELINING, 8BITMIME and ENHANCEDSTATUSCODES.</param>
internal sealed class Sink(TimeSpan delay, bool tls, params string[] capabilities)
{
    private readonly byte[] _greeting = "220 sink ESMTP\r\n"u8.ToArray();
    private readonly byte[] _ehlo = System.Text.Encoding.ASCII.GetBytes(string.Concat(capabilities.Select(name => $"250-{name}\r\n").Prepend("250-sink\r\n")) + "250-PIPELINING\r\n250-8BITMIME\r\n250 ENHANCEDSTATUSCODES\r\n");
    private readonly X509Certificate2? _certificate = tls ? NewCertificate() : null;
    private int _skipped;
    private int _messages;
    private long _trips;
    private long _bytes;
    private long _first;
    private long _last;

    /// <summary>Listens, and returns the port.</summary>
    public int Start()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start(512);
        new Thread(() => Accept(listener)) { IsBackground = true }.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Counts from here, messages beyond the first so many.</summary>
    public void Begin(int skipped)
    {
        (_skipped, _first, _last) = (skipped, 0, 0);
        _messages = 0;
        Interlocked.Exchange(ref _trips, 0);
        Interlocked.Exchange(ref _bytes, 0);
    }

    /// <summary>Messages, the seconds from the last one skipped to the last, and answers and bytes for all of them.</summary>
    public string Report() =>
        string.Create(CultureInfo.InvariantCulture, $"{_messages} {Stopwatch.GetElapsedTime(_first, _last).TotalSeconds} {_trips} {_bytes}");

    private void Accept(TcpListener listener)
    {
        while (true)
        {
            var client = listener.AcceptSocket();
            client.NoDelay = true;
            new Thread(() => Serve(client)) { IsBackground = true }.Start();
        }
    }

    private void Serve(Socket client)
    {
        try
        {
            using Stream network = new NetworkStream(client, ownsSocket: true);
            using var stream = _certificate is null ? network : new SslStream(network);
            if (stream is SslStream secure)
                secure.AuthenticateAsServer(_certificate!);
            new Session(this, stream).Run();
        }
        catch (IOException)
        {
            // The client went away.
        }
    }

    private void Count()
    {
        var number = Interlocked.Increment(ref _messages);
        var now = Stopwatch.GetTimestamp();
        if (number == _skipped)
            _first = now;
        _last = now;
    }

    private static X509Certificate2 NewCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }

    private sealed class Session(Sink sink, Stream stream)
    {
        private readonly byte[] _buffer = new byte[256 * 1024];
        private readonly byte[] _replies = new byte[4096];
        private int _start;
        private int _end;
        private int _written;

        public void Run()
        {
            stream.Write(sink._greeting);
            while (ReadLine() is { Length: >= 4 } line)
            {
                switch (line[0] | 0x20)
                {
                    case 'e' or 'h':
                        Reply(sink._ehlo);
                        break;
                    case 'd':
                        Reply("354 Go on\r\n"u8);
                        Flush();
                        if (!SkipData())
                            return;
                        Accept();
                        break;
                    case 'b':
                        if (!SkipChunk(line))
                            return;
                        Accept();
                        break;
                    case 'q':
                        Reply("221 2.0.0 Bye\r\n"u8);
                        Flush();
                        return;
                    default:
                        Reply("250 2.1.0 Fine\r\n"u8);
                        break;
                }
            }
        }

        private void Accept()
        {
            if (sink.Delay > TimeSpan.Zero)
                Thread.Sleep(sink.Delay);
            sink.Count();
            Reply("250 2.0.0 Taken\r\n"u8);
        }

        private void Reply(ReadOnlySpan<byte> reply)
        {
            reply.CopyTo(_replies.AsSpan(_written));
            _written += reply.Length;
        }

        private void Flush()
        {
            if (_written == 0)
                return;
            stream.Write(_replies, 0, _written);
            _written = 0;
            Interlocked.Increment(ref sink._trips);
        }

        // Answers go out when nothing is left to be read.
        private ReadOnlySpan<byte> ReadLine()
        {
            while (true)
            {
                var length = _buffer.AsSpan(_start, _end - _start).IndexOf((byte)'\n');
                if (length >= 0)
                {
                    var line = _buffer.AsSpan(_start, length);
                    _start += length + 1;
                    return line;
                }

                if (_start > 0)
                {
                    _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
                    (_start, _end) = (0, _end - _start);
                }

                Flush();
                if (!Fill())
                    return [];
            }
        }

        // Nothing follows the end of a message before its answer, so that only the end of what was read is looked at.
        private bool SkipData()
        {
            Span<byte> tail = stackalloc byte[5];
            while (true)
            {
                var read = _buffer.AsSpan(_start, _end - _start);
                if (read.Length >= 5)
                {
                    read[^5..].CopyTo(tail);
                }
                else
                {
                    tail[read.Length..].CopyTo(tail);
                    read.CopyTo(tail[^read.Length..]);
                }

                (_start, _end) = (0, 0);
                if (tail.SequenceEqual("\r\n.\r\n"u8))
                    return true;
                if (!Fill())
                    return false;
            }
        }

        private bool SkipChunk(ReadOnlySpan<byte> line)
        {
            var number = line[5..];
            var left = int.Parse(number[..number.IndexOf((byte)' ')], CultureInfo.InvariantCulture);
            while (true)
            {
                var taken = Math.Min(left, _end - _start);
                (_start, left) = (_start + taken, left - taken);
                if (left == 0)
                    return true;
                (_start, _end) = (0, 0);
                if (!Fill())
                    return false;
            }
        }

        private bool Fill()
        {
            var read = stream.Read(_buffer, _end, _buffer.Length - _end);
            _end += read;
            Interlocked.Add(ref sink._bytes, read);
            return read > 0;
        }
    }

    private TimeSpan Delay => delay;
}
