using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Digest.Mail.Smtp;

namespace Digest.Tests.Mail;

/// <summary>
/// A mail server on loopback that answers as a test wants: <see cref="Answer"/> sees each command of each connection and
/// gives the reply, null for the usual one, <see cref="Silence"/> or <see cref="HangUp"/>. After a message, by DATA or BDAT,
/// it is asked with <see cref="Message"/>; before the first command with <see cref="Greeting"/>.
/// </summary>
internal sealed class ScriptedSmtpServer : IAsyncDisposable
{
    public const string Greeting = "(greeting)";
    public const string Message = "(message)";
    public const string Silence = "(silence)";
    public const string HangUp = "(hang up)";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly List<Task> _sessions = [];
    private readonly List<(int Connection, string Line)> _lines = [];
    private readonly List<byte[]> _messages = [];
    private readonly List<Stream> _silent = [];
    private readonly Dictionary<int, (TcpClient Client, Stream Stream)> _clients = [];
    private readonly List<(Func<bool> Condition, TaskCompletionSource Done)> _waiters = [];
    private readonly Lock _lock = new();
    private readonly Task _accepting;
    private int _open;

    public ScriptedSmtpServer()
    {
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public string[] Capabilities { get; set; } = ["PIPELINING", "SIZE 10000000", "8BITMIME", "SMTPUTF8", "ENHANCEDSTATUSCODES"];

    public Func<int, string, string?> Answer { get; set; } = (_, _) => null;

    public X509Certificate2? Certificate { get; set; }

    public bool ImplicitTls { get; set; }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public int Connections { get; private set; }

    public int Open
    {
        get
        {
            lock (_lock)
                return _open;
        }
    }

    /// <summary>The commands of all connections, in the order of arrival.</summary>
    public IReadOnlyList<string> Commands
    {
        get
        {
            lock (_lock)
                return [.. _lines.Select(line => line.Line)];
        }
    }

    /// <summary>The messages as they came, dots stuffed, without the line that ends them.</summary>
    public IReadOnlyList<byte[]> Messages
    {
        get
        {
            lock (_lock)
                return [.. _messages];
        }
    }

    public SmtpOptions Options(Action<SmtpOptions>? change = null)
    {
        var options = new SmtpOptions { Host = "127.0.0.1", Port = Port, Security = SmtpSecurity.None, EhloName = "client.example.org" };
        change?.Invoke(options);
        return options;
    }

    public IReadOnlyList<string> CommandsOf(int connection)
    {
        lock (_lock)
            return [.. _lines.Where(line => line.Connection == connection).Select(line => line.Line)];
    }

    /// <summary>Ends when so many connections wait in <see cref="Silence"/>.</summary>
    public Task SilentAsync(int count) => UntilAsync(() => _silent.Count >= count);

    /// <summary>Ends when no connection is open.</summary>
    public Task ClosedAsync() => UntilAsync(() => _open == 0 && Connections > 0);

    /// <summary>Ends when so many connections are open.</summary>
    public Task OpenAsync(int count) => UntilAsync(() => _open == count);

    /// <summary>Says on each connection what was kept back by <see cref="Silence"/>.</summary>
    public async Task SayAsync(string reply)
    {
        List<Stream> streams;
        lock (_lock)
        {
            streams = [.. _silent];
            _silent.Clear();
        }

        foreach (var stream in streams)
            await stream.WriteAsync(Encoding.UTF8.GetBytes(reply + "\r\n"), _stop.Token);
    }

    /// <summary>Says on a connection what nobody asked for.</summary>
    public async Task SpeakAsync(int connection, string reply)
    {
        Stream stream;
        lock (_lock)
            stream = _clients[connection].Stream;
        await stream.WriteAsync(Encoding.UTF8.GetBytes(reply + "\r\n"), _stop.Token);
    }

    /// <summary>Breaks a connection off, so that writing to it fails from now on.</summary>
    public void Reset(int connection)
    {
        TcpClient client;
        lock (_lock)
            client = _clients[connection].Client;
        client.Client.LingerState = new LingerOption(true, 0);
        client.Client.Close();
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        await Task.WhenAll(_sessions);
        _stop.Dispose();
    }

    private async Task UntilAsync(Func<bool> condition)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
            _waiters.Add((condition, done));
        Tell();
        await done.Task.WaitAsync(Patience);
    }

    private void Tell(Action? change = null)
    {
        lock (_lock)
        {
            change?.Invoke();
            foreach (var waiter in _waiters.Where(waiter => waiter.Condition()))
                waiter.Done.TrySetResult();
        }
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                client.NoDelay = true;
                Tell(() =>
                {
                    Connections++;
                    _open++;
                    _sessions.Add(ServeAsync(client, Connections));
                });
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client, int connection)
    {
        await Task.Yield();
        using var ownedClient = client;
        Stream stream = client.GetStream();
        try
        {
            if (ImplicitTls)
                stream = await SecureAsync(stream);
            await ConverseAsync(client, stream, connection);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or SocketException or ObjectDisposedException or System.Security.Authentication.AuthenticationException)
        {
            // The client went away, or the test is over.
        }
        finally
        {
            await stream.DisposeAsync();
            Tell(() => _open--);
        }
    }

    private async Task ConverseAsync(TcpClient client, Stream stream, int connection)
    {
        var lines = new LineReader(stream, _stop.Token);
        Tell(() => _clients[connection] = (client, stream));
        if (await ReplyAsync(stream, connection, Greeting, "220 server.example.org ESMTP") == HangUp)
            return;
        while (await lines.ReadAsync() is { } bytes)
        {
            var line = Encoding.UTF8.GetString(bytes);
            Tell(() => _lines.Add((connection, line)));
            var verb = line.Split(' ', ':')[0].ToUpperInvariant();
            if (verb == "BDAT")
            {
                if (Answer(connection, line) == HangUp || await lines.ReadAsync(int.Parse(line.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture)) is not { } chunk)
                    return;
                lock (_lock)
                    _messages.Add(chunk);
                if (await ReplyAsync(stream, connection, Message, "250 2.0.0 Taken as 4711") == HangUp)
                    return;
                continue;
            }

            var reply = await ReplyAsync(stream, connection, line, Usual(verb));
            if (reply == HangUp || verb == "QUIT")
                return;
            if (reply.StartsWith("220", StringComparison.Ordinal) && verb == "STARTTLS" && Certificate is not null)
            {
                stream = await SecureAsync(stream);
                lines = new LineReader(stream, _stop.Token);
                Tell(() => _clients[connection] = (client, stream));
            }

            if (reply.Split('\n')[^1].StartsWith("354", StringComparison.Ordinal))
            {
                if (await ReadMessageAsync(lines) is not { } message)
                    return;
                lock (_lock)
                    _messages.Add(message);
                if (await ReplyAsync(stream, connection, Message, "250 2.0.0 Taken as 4711") == HangUp)
                    return;
            }
        }
    }

    private string Usual(string verb) => verb switch
    {
        "EHLO" => string.Join("\r\n", new[] { "server.example.org" }.Concat(Capabilities).Select((text, i) => $"250{(i == Capabilities.Length ? ' ' : '-')}{text}")),
        "STARTTLS" => "220 Go ahead",
        "AUTH" => "235 2.7.0 Welcome",
        "DATA" => "354 Go on",
        "QUIT" => "221 Bye",
        _ => "250 2.1.0 Fine",
    };

    private async Task<string> ReplyAsync(Stream stream, int connection, string line, string usual)
    {
        var reply = Answer(connection, line) ?? usual;
        if (reply == Silence)
            Tell(() => _silent.Add(stream));
        else if (reply != HangUp)
            await stream.WriteAsync(Encoding.UTF8.GetBytes(reply + "\r\n"), _stop.Token);
        return reply;
    }

    private static async Task<byte[]?> ReadMessageAsync(LineReader lines)
    {
        using var message = new MemoryStream();
        while (await lines.ReadAsync() is { } line)
        {
            if (line is [(byte)'.'])
                return message.ToArray();
            message.Write(line);
            message.Write("\r\n"u8);
        }

        return null;
    }

    private async Task<Stream> SecureAsync(Stream stream)
    {
        var tls = new SslStream(stream);
        await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = Certificate }, _stop.Token);
        return tls;
    }

    private sealed class LineReader(Stream stream, CancellationToken stop)
    {
        private readonly byte[] _buffer = new byte[65536];
        private int _start;
        private int _end;

        /// <summary>The next so many octets; null at the end.</summary>
        public async Task<byte[]?> ReadAsync(int length)
        {
            var octets = new byte[length];
            var taken = Math.Min(length, _end - _start);
            _buffer.AsSpan(_start, taken).CopyTo(octets);
            _start += taken;
            return await stream.ReadAtLeastAsync(octets.AsMemory(taken), length - taken, throwOnEndOfStream: false, stop) == length - taken ? octets : null;
        }

        /// <summary>The next line without its CRLF; null at the end.</summary>
        public async Task<byte[]?> ReadAsync()
        {
            while (true)
            {
                var index = _buffer.AsSpan(_start, _end - _start).IndexOf("\r\n"u8);
                if (index >= 0)
                {
                    var line = _buffer.AsSpan(_start, index).ToArray();
                    _start += index + 2;
                    return line;
                }

                _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
                (_start, _end) = (0, _end - _start);
                var read = await stream.ReadAsync(_buffer.AsMemory(_end), stop);
                if (read == 0)
                    return null;
                _end += read;
            }
        }
    }
}
