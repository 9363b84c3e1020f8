using System.Globalization;
using System.Text;

namespace Digest.Mail.Smtp;

/// <summary>
/// One connection to a mail server, ready for messages, one at a time. What goes wrong with a message is an outcome;
/// after a refusal the connection serves the next one, after a loss <see cref="IsUsable"/> is false.
/// </summary>
public sealed class SmtpConnection : IAsyncDisposable
{
    private static readonly TimeSpan QuitTimeout = TimeSpan.FromSeconds(2);
    private static readonly ReadOnlyMemory<byte> EndOfData = ".\r\n"u8.ToArray();

    // The octets of a chunk that are kept back for the last write: its final CRLF.
    private const int EndOfChunk = 2;

    private readonly SmtpOptions _options;
    private readonly Deadline _deadline;
    private readonly SmtpWire _wire;
    private SmtpStage _stage;
    private int _disposed;

    private SmtpConnection(SmtpOptions options, Deadline deadline, SmtpWire wire, SmtpCapabilities capabilities) =>
        (_options, _deadline, _wire, Capabilities) = (options, deadline, wire, capabilities);

    /// <summary>What the server offers, after TLS.</summary>
    public SmtpCapabilities Capabilities { get; }

    /// <summary>Whether TLS protects the connection.</summary>
    public bool IsSecure => _wire.IsSecure;

    /// <summary>When the server's certificate ends; null without TLS.</summary>
    public DateTimeOffset? CertificateExpires => _wire.CertificateExpires;

    /// <summary>The version of TLS; null without it.</summary>
    public string? Protocol => _wire.Protocol;

    /// <summary>Whether small writes go out at once (TCP_NODELAY) and do not wait for the answer to what went before.</summary>
    public bool IsPrompt => _wire.IsPrompt;

    /// <summary>Whether another message may be sent.</summary>
    public bool IsUsable { get; private set; } = true;

    /// <summary>How many messages were begun.</summary>
    public int Messages { get; private set; }

    /// <summary>Connects, makes the connection private, and logs in, as the options say.</summary>
    /// <exception cref="SmtpException">It was not possible; nothing was sent, least of all a password in clear.</exception>
    public static Task<SmtpConnection> ConnectAsync(SmtpOptions options, CancellationToken cancellationToken) =>
        ConnectAsync(options, TimeProvider.System, cancellationToken);

    /// <summary>As <see cref="ConnectAsync(SmtpOptions, CancellationToken)"/>, by another clock.</summary>
    public static async Task<SmtpConnection> ConnectAsync(SmtpOptions options, TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var deadline = new Deadline(timeProvider);
        try
        {
            await using var registration = deadline.Join(cancellationToken);
            var (wire, capabilities) = await SmtpOpening.RunAsync(options, deadline);
            return new SmtpConnection(options, deadline, wire, capabilities);
        }
        catch (Exception exception)
        {
            deadline.Dispose();
            if (exception is SmtpException { InnerException: OperationCanceledException } && cancellationToken.IsCancellationRequested)
                throw new OperationCanceledException(cancellationToken);
            throw;
        }
    }

    /// <summary>Sends one message.</summary>
    /// <param name="envelope">From whom and to whom.</param>
    /// <param name="message">Header and body in lines that end in CRLF; not touched after the task ends.</param>
    /// <param name="cancellationToken">Until the message is handed over, cancels; after that, shortens the wait for the answer.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled before the message was handed over: it was not sent.</exception>
    public async Task<SmtpOutcome> SendAsync(SmtpEnvelope envelope, ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (WireFormat.ProblemOf(message.Span, out var hasLeadingDot) is { } problem)
            return SmtpOutcome.Unsendable("5.6.0", problem);
        var isSevenBit = Ascii.IsValid(message.Span);
        var isInternational = envelope.NeedsSmtpUtf8 || (!isSevenBit && !Ascii.IsValid(WireFormat.HeaderOf(message.Span)));
        if (BeyondServer(envelope, message.Length, isSevenBit, isInternational) is { } refusal)
            return refusal;
        if (!IsUsable)
            return SmtpOutcome.Deferred(SmtpStage.Connect, "lost", "The connection is closed.");

        using var stuffed = hasLeadingDot && !IsChunking ? WireFormat.StuffDots(message.Span) : null;
        var (content, end) = IsChunking ? (message[..^EndOfChunk], message[^EndOfChunk..]) : (stuffed?.Written ?? message, EndOfData);
        await using var registration = _deadline.Join(cancellationToken);
        var isHandedOver = false;
        _stage = SmtpStage.Sender;
        Messages++;
        try
        {
            ExpectSilence();
            if (await AnnounceAsync(envelope, message.Length, isSevenBit, isInternational) is { } refused)
                return refused;

            ExpectSilence();
            _stage = SmtpStage.Content;
            _deadline.Within(_options.CommandTimeout);
            if (IsChunking)
                await SayAsync(string.Create(CultureInfo.InvariantCulture, $"BDAT {message.Length} LAST"));
            await _wire.WriteAsync(content);
            // The end is a write of its own: if anything fails before, the server cannot have accepted.
            _deadline.HandOver(_options.DataTimeout);
            isHandedOver = true;
            await _wire.WriteAsync(end);
            _stage = SmtpStage.EndOfData;
            var reply = await _wire.ReadAsync();
            if (reply.Code is >= 300 and < 400)
                throw new SmtpProtocolException("The server answered the message with neither yes nor no.");
            IsUsable &= !reply.IsClosing && _wire.IsSilent;
            // A caller who wishes to stop does not wait for it: the connection is given up.
            if (IsChunking && !reply.IsPositive && IsUsable && (IsUsable = !cancellationToken.IsCancellationRequested))
                await ResetAsync();
            return SmtpOutcome.Of(reply, _stage);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested && !isHandedOver)
        {
            IsUsable = false;
            throw new OperationCanceledException(cancellationToken);
        }
        catch (Exception exception) when (SmtpLoss.Is(exception))
        {
            IsUsable = false;
            // A write that failed was not made; one that was cut off may have been.
            if (_stage == SmtpStage.EndOfData || (isHandedOver && exception is OperationCanceledException))
                return new SmtpOutcome(SmtpOutcomeKind.Uncertain, SmtpStage.EndOfData, SmtpLoss.ReasonOf(exception, _stage), $"The message was handed over, but its answer was lost: {SmtpLoss.MessageOf(exception)}", SmtpFault.Temporary);
            return SmtpOutcome.Deferred(_stage, SmtpLoss.ReasonOf(exception, _stage), SmtpLoss.MessageOf(exception));
        }
        finally
        {
            _deadline.Rest();
        }
    }

    /// <summary>Takes leave of the server (QUIT), for 2 seconds at most, and closes the connection.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
            return;
        try
        {
            if (IsUsable)
            {
                _deadline.Within(QuitTimeout);
                await _wire.AskAsync("QUIT");
            }
        }
        catch (Exception exception) when (SmtpLoss.Is(exception))
        {
            // The server was faster.
        }

        IsUsable = false;
        _wire.Dispose();
        _deadline.Dispose();
    }

    /// <summary>Closes the connection without a word.</summary>
    internal void Abort()
    {
        IsUsable = false;
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
            return;
        _wire.Dispose();
        _deadline.Dispose();
    }

    // BDAT follows the answers to MAIL and RCPT although it might go with them (RFC 3030, 4.2). Sent along, a message would
    // be written in full to a connection that the server has just closed, and be uncertain where now it is not sent; and
    // the message of each refused recipient would travel for nothing. Two round trips a message are what DATA takes, too.
    private bool IsChunking => Capabilities.Chunking && _options.Chunking;

    // An answer to nothing would be taken for that to the next command, and the real one for that to the one after.
    private void ExpectSilence()
    {
        if (!_wire.IsSilent)
            throw new SmtpProtocolException("The server spoke without being asked, or hung up.");
    }

    private SmtpOutcome? BeyondServer(SmtpEnvelope envelope, int size, bool isSevenBit, bool isInternational)
    {
        if (isInternational && !Capabilities.SmtpUtf8)
        {
            // RFC 6531, 4.2. That one recipient cannot be reached this way is no fault of the sender's, nor of the address.
            if (envelope.Recipient.NeedsSmtpUtf8)
                return new SmtpOutcome(SmtpOutcomeKind.Refused, SmtpStage.Message, "smtputf8", "The recipient's address is not ASCII before the @, and the server does not offer SMTPUTF8: it cannot be reached over this server.", SmtpFault.None);
            return envelope.NeedsSmtpUtf8
                ? SmtpOutcome.Unsendable("5.6.7", "The envelope sender's address is not ASCII before the @, and the server does not offer SMTPUTF8.")
                : SmtpOutcome.Unsendable("5.6.9", "The header holds an address that is not ASCII before the @, as in From or Reply-To, and the server does not offer SMTPUTF8.");
        }

        if (!isSevenBit && !Capabilities.EightBitMime)
            return SmtpOutcome.Unsendable("5.6.3", "The message is not ASCII, and the server does not offer 8BITMIME.");
        if (Capabilities.LargestMessage > 0 && size > Capabilities.LargestMessage)
            return SmtpOutcome.Unsendable("5.3.4", $"The message has {size} octets, and the server takes at most {Capabilities.LargestMessage}.");
        return null;
    }

    // After a refused chunk the server's state is unknown until RSET (RFC 3030, 2).
    private async Task ResetAsync()
    {
        _deadline.Within(_options.CommandTimeout);
        try
        {
            IsUsable = (await _wire.AskAsync("RSET")).Code == 250;
        }
        catch (Exception exception) when (SmtpLoss.Is(exception))
        {
            IsUsable = false;
        }
    }

    /// <summary>MAIL, RCPT and, without chunks, DATA, in one go where the server allows it; the refusal, or null when the message may follow.</summary>
    private async Task<SmtpOutcome?> AnnounceAsync(SmtpEnvelope envelope, int size, bool isSevenBit, bool isInternational)
    {
        string mail = MailCommand(envelope, size, isSevenBit, isInternational), recipient = $"RCPT TO:<{envelope.Recipient}>";
        string[] commands = IsChunking ? [mail, recipient] : [mail, recipient, "DATA"];
        SmtpOutcome? refusal = null;
        _deadline.Within(_options.CommandTimeout);
        if (Capabilities.Pipelining)
            await SayAsync(commands);
        try
        {
            for (var i = 0; i < commands.Length && (refusal is null || Capabilities.Pipelining); i++)
            {
                _stage = SmtpStage.Sender + i;
                _deadline.Within(_options.CommandTimeout);
                if (!Capabilities.Pipelining)
                    await SayAsync(commands[i]);
                var reply = await _wire.ReadAsync();
                var isAgreed = _stage == SmtpStage.Data ? reply.Code == 354 : reply.Code is >= 200 and < 300;
                if (!isAgreed && reply.IsPositive)
                    throw new SmtpProtocolException($"The server answered {reply.Code}, which is no answer to what it was asked.");
                if (!isAgreed)
                    refusal ??= SmtpOutcome.Of(reply, _stage);
                if (reply.IsClosing)
                {
                    IsUsable = false;
                    return refusal;
                }

                if (isAgreed && refusal is not null && _stage == SmtpStage.Data)
                    await EndEmptyMessageAsync(refusal.Stage);
            }
        }
        catch (Exception exception) when (refusal is not null && SmtpLoss.Is(exception))
        {
            IsUsable = false;
        }

        if (refusal is not null && IsUsable)
            await ResetAsync();
        return refusal;
    }

    // A server that refused the recipient may want a message to nobody all the same, which ends at once (RFC 2920, 3.1).
    // One that refused the sender must not get even that: it may have agreed to the recipient.
    private async Task EndEmptyMessageAsync(SmtpStage refused)
    {
        if (refused != SmtpStage.Recipient)
        {
            IsUsable = false;
            return;
        }

        await _wire.WriteAsync(EndOfData);
        await _wire.ReadAsync();
    }

    private string MailCommand(SmtpEnvelope envelope, int size, bool isSevenBit, bool isInternational)
    {
        var announced = Capabilities.Size ? string.Create(CultureInfo.InvariantCulture, $" SIZE={size}") : "";
        return $"MAIL FROM:<{envelope.Sender}>{announced}{(isSevenBit ? "" : " BODY=8BITMIME")}{(isInternational ? " SMTPUTF8" : "")}";
    }

    private async ValueTask SayAsync(params string[] commands)
    {
        foreach (var command in commands)
            _wire.Queue(command);
        await _wire.FlushAsync();
    }
}
