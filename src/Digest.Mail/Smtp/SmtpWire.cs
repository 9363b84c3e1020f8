using System.Buffers;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Digest.Mail.Smtp;

/// <summary>The bytes of one connection: commands go out, answers come in, each under the deadline.</summary>
internal sealed class SmtpWire : IDisposable
{
    private readonly Socket _socket;
    private readonly ArrayBufferWriter<byte> _commands = new(512);
    private readonly Deadline _deadline;
    private Stream _stream;
    private SmtpReplyReader _replies;

    private SmtpWire(Socket socket, Deadline deadline)
    {
        _socket = socket;
        _deadline = deadline;
        _stream = new NetworkStream(socket, ownsSocket: true);
        _replies = new SmtpReplyReader(_stream);
    }

    public bool IsSecure => _stream is SslStream;

    public DateTimeOffset? CertificateExpires => _stream is SslStream { RemoteCertificate: { } certificate } ? new DateTimeOffset(new X509Certificate2(certificate).NotAfter) : null;

    public string? Protocol => _stream is SslStream tls ? tls.SslProtocol.ToString() : null;

    public bool IsPrompt => _socket.NoDelay;

    public IPAddress ServerAddress => ((IPEndPoint)_socket.RemoteEndPoint!).Address;

    /// <summary>Whether nothing has come beyond the answers that were read, not even the end of the connection. It waits for nothing.</summary>
    public bool IsSilent => !_replies.HasMore && !_socket.Poll(0, SelectMode.SelectRead);

    /// <summary>This end's address as EHLO writes it (RFC 5321, 4.1.3).</summary>
    public string AddressLiteral
    {
        get
        {
            var address = ((IPEndPoint)_socket.LocalEndPoint!).Address;
            if (address.IsIPv4MappedToIPv6)
                address = address.MapToIPv4();
            return address.AddressFamily == AddressFamily.InterNetwork ? $"[{address}]" : $"[IPv6:{new IPAddress(address.GetAddressBytes())}]";
        }
    }

    public static async Task<SmtpWire> ConnectAsync(SmtpOptions options, Deadline deadline)
    {
        // NoDelay: the end of the data is a small write, which would wait for the peer's delayed ACK otherwise.
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(options.Host, options.Port, deadline.Token);
            return new SmtpWire(socket, deadline);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    public async Task StartTlsAsync(SmtpOptions options)
    {
        // What came after the answer to STARTTLS came in clear, perhaps from somebody else (CVE-2011-0411).
        if (_replies.HasMore)
            throw new SmtpProtocolException("The server sent more than its answer before the TLS handshake.");
        var tls = new SslStream(_stream);
        _stream = tls;
        await tls.AuthenticateAsClientAsync(
            new SslClientAuthenticationOptions
            {
                TargetHost = options.Host,
                RemoteCertificateValidationCallback = ValidationOf(options),
            },
            _deadline.Token);
        _replies = new SmtpReplyReader(tls);
    }

    /// <summary>Adds a command to those that <see cref="FlushAsync"/> sends.</summary>
    public void Queue(string command)
    {
        if (command.AsSpan().ContainsAny('\r', '\n', '\0'))
            throw new ArgumentException("A command must not hold CR, LF or NUL.", nameof(command));
        Encoding.UTF8.GetBytes(command, _commands);
        _commands.Write("\r\n"u8);
    }

    public async ValueTask FlushAsync()
    {
        await _stream.WriteAsync(_commands.WrittenMemory, _deadline.Token);
        _commands.ResetWrittenCount();
    }

    public ValueTask WriteAsync(ReadOnlyMemory<byte> bytes) => _stream.WriteAsync(bytes, _deadline.Token);

    public ValueTask<SmtpReply> ReadAsync() => _replies.ReadAsync(_deadline.Token);

    public async Task<SmtpReply> AskAsync(string command)
    {
        Queue(command);
        await FlushAsync();
        // The buffer is used again: a password does not stay in it.
        _commands.Clear();
        return await ReadAsync();
    }

    public void Dispose() => _stream.Dispose();

    private static RemoteCertificateValidationCallback? ValidationOf(SmtpOptions options) =>
        options.CertificateSha256 is { Length: > 0 } pinned
            ? (_, certificate, _, _) => certificate is not null
                && CryptographicOperations.FixedTimeEquals(certificate.GetCertHash(HashAlgorithmName.SHA256), Convert.FromHexString(pinned))
            : options.CertificateValidation;
}
