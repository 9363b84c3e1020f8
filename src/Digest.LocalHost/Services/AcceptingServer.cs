using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Digest.LocalHost.Services;

/// <summary>One message that the server accepted: its own log, which nothing of the sender's can change.</summary>
/// <param name="Recipient">To whom.</param>
/// <param name="MessageId">Its Message-ID.</param>
/// <param name="Sender">The envelope sender.</param>
/// <param name="Text">The message itself, where the server keeps it, else empty.</param>
public sealed record Accepted(string Recipient, string MessageId, string Sender = "", string Text = "")
{
    /// <summary>A header field without its folds; empty where there is none.</summary>
    public string Header(string name)
    {
        var head = $"\r\n{Text.Split("\r\n\r\n")[0].Replace("\r\n ", " ", StringComparison.Ordinal).Replace("\r\n\t", " ", StringComparison.Ordinal)}\r\n";
        var start = head.IndexOf($"\r\n{name}:", StringComparison.OrdinalIgnoreCase);
        return start < 0 ? "" : head[(start + name.Length + 3)..].Split("\r\n")[0].Trim();
    }
}

/// <summary>A mail server that accepts everything unless it is told otherwise, writes down what, and at which the sending process can be ended before or after an answer.</summary>
public sealed class AcceptingServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentQueue<Accepted> _log = [];
    private readonly Task _accepting;

    /// <summary>Opens it on a free port.</summary>
    public AcceptingServer()
    {
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>The port of 127.0.0.1.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>What was accepted so far.</summary>
    public IReadOnlyCollection<Accepted> Log => _log;

    /// <summary>Whether it offers CHUNKING.</summary>
    public bool HasChunking { get; set; } = true;

    /// <summary>Whether it keeps what the messages say.</summary>
    public bool KeepsText { get; set; }

    /// <summary>Whether it is down: it closes every connection and says nothing.</summary>
    public bool IsDown { get; set; }

    /// <summary>What it answers to a recipient whom it does not take; null where it takes him. None by default.</summary>
    public Func<string, string?>? Refuses { get; set; }

    /// <summary>Called with the number of messages accepted so far, before the answer is given; true loses it.</summary>
    public Func<int, bool>? BeforeAnswer { get; set; }

    /// <summary>Called after the answer was given.</summary>
    public Action<int>? AfterAnswer { get; set; }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _accepting;
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (!_end.IsCancellationRequested)
                _ = ServeAsync(await _listener.AcceptTcpClientAsync(_end.Token));
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Nobody is served any more.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                client.NoDelay = true;
                await TalkAsync(new LineStream(client.GetStream()));
            }
            catch (Exception gone) when (gone is IOException or SocketException or ObjectDisposedException or OperationCanceledException)
            {
                // The sender was ended, as it should be.
            }
        }
    }

    private async Task TalkAsync(LineStream stream)
    {
        var (sender, recipient) = ("", "");
        if (IsDown)
            return;
        await stream.SayAsync("220 sink.example ESMTP");
        while (await stream.ReadLineAsync(_end.Token) is { } line && !IsDown)
        {
            var verb = line.Split(' ')[0].ToUpperInvariant();
            switch (verb)
            {
                case "EHLO":
                    await stream.SayAsync($"250-sink.example\r\n250-PIPELINING\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250-ENHANCEDSTATUSCODES\r\n{(HasChunking ? "250-CHUNKING\r\n" : "")}250 SIZE 50000000");
                    break;
                case "MAIL":
                    sender = AddressIn(line);
                    await stream.SayAsync("250 2.1.0 ok");
                    break;
                case "RCPT":
                    recipient = AddressIn(line);
                    await stream.SayAsync(Refuses?.Invoke(recipient) ?? "250 2.1.5 ok");
                    break;
                case "DATA":
                    await stream.SayAsync("354 go on");
                    await AnswerAsync(stream, sender, recipient, await stream.ReadDataAsync(_end.Token));
                    break;
                case "BDAT":
                    var words = line.Split(' ');
                    var chunk = await stream.ReadExactlyAsync(int.Parse(words[1], CultureInfo.InvariantCulture), _end.Token);
                    stream.Chunks.Append(Encoding.UTF8.GetString(chunk));
                    if (words.Length < 3)
                    {
                        await stream.SayAsync("250 2.0.0 ok");
                        break;
                    }

                    var message = stream.Chunks.ToString();
                    stream.Chunks.Clear();
                    await AnswerAsync(stream, sender, recipient, message);
                    break;
                case "QUIT":
                    await stream.SayAsync("221 2.0.0 bye");
                    return;
                default:
                    await stream.SayAsync("250 2.0.0 ok");
                    break;
            }
        }
    }

    private async Task AnswerAsync(LineStream stream, string sender, string recipient, string message)
    {
        int count;
        lock (_log)
        {
            _log.Enqueue(new Accepted(recipient, new Accepted("", "", "", message).Header("Message-ID"), sender, KeepsText ? message : ""));
            count = _log.Count;
        }

        if (BeforeAnswer?.Invoke(count) == true)
            return;
        await stream.SayAsync("250 2.0.0 accepted");
        AfterAnswer?.Invoke(count);
    }

    private static string AddressIn(string line) => line.Split('<', '>') is [_, var address, ..] ? address : "";

    private sealed class LineStream(NetworkStream stream)
    {
        private readonly byte[] _buffer = new byte[65_536];
        private int _start;
        private int _end;

        public StringBuilder Chunks { get; } = new();

        public async Task SayAsync(string line) => await stream.WriteAsync(Encoding.ASCII.GetBytes(line + "\r\n"));

        public async Task<string?> ReadLineAsync(CancellationToken cancellationToken)
        {
            var line = new StringBuilder();
            for (; ; )
            {
                if (await FillAsync(cancellationToken) == 0)
                    return null;
                var end = Array.IndexOf(_buffer, (byte)'\n', _start, _end - _start);
                var stop = end < 0 ? _end : end + 1;
                line.Append(Encoding.UTF8.GetString(_buffer, _start, stop - _start));
                _start = stop;
                if (end >= 0)
                    return line.ToString().TrimEnd('\r', '\n');
            }
        }

        public async Task<string> ReadDataAsync(CancellationToken cancellationToken)
        {
            var data = new StringBuilder();
            while (await ReadLineAsync(cancellationToken) is { } line && line != ".")
                data.Append(line).Append("\r\n");
            return data.ToString();
        }

        public async Task<byte[]> ReadExactlyAsync(int count, CancellationToken cancellationToken)
        {
            var bytes = new byte[count];
            for (var read = 0; read < count;)
            {
                if (await FillAsync(cancellationToken) == 0)
                    throw new IOException("The sender is gone.");
                var some = Math.Min(count - read, _end - _start);
                Array.Copy(_buffer, _start, bytes, read, some);
                (_start, read) = (_start + some, read + some);
            }

            return bytes;
        }

        private async Task<int> FillAsync(CancellationToken cancellationToken)
        {
            if (_start == _end)
            {
                _start = 0;
                _end = await stream.ReadAsync(_buffer, cancellationToken);
            }

            return _end - _start;
        }
    }
}
