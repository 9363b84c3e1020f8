using System.Collections.Concurrent;
using Digest.Mail.Dkim;

namespace Digest.Mail.Messages;

/// <summary>
/// A message to many, composed once: <c>multipart/alternative</c> of plain text and html, both UTF-8 in base64.
/// For each recipient the header gets its own fields and the places of the contents get their values. Thread-safe.
/// Disposing it, after the last message, gives the memory of its copies back to the pool.
/// </summary>
public sealed class MessageTemplate : IDisposable
{
    private readonly byte[] _opening;
    private readonly HashSet<string> _names;
    private readonly MessageContent _text;
    private readonly MessageContent _html;
    private readonly DkimSigner? _signer;
    private readonly ConcurrentBag<CopyBuffer> _free = [];
    private volatile bool _disposed;

    /// <summary>Composes what is the same for all recipients.</summary>
    /// <param name="from">Whom the messages come from.</param>
    /// <param name="subject">The subject.</param>
    /// <param name="text">The plain text.</param>
    /// <param name="html">The html.</param>
    /// <param name="headers">More fields; null for none.</param>
    /// <param name="signer">Signs each message; null for none. Not disposed with the template.</param>
    /// <exception cref="FormatException">A header cannot be written; the message names it.</exception>
    public MessageTemplate(Mailbox from, string subject, MessageContent text, MessageContent html, HeaderList? headers = null, DkimSigner? signer = null)
    {
        using var opening = new PooledBuffer(1024);
        HeaderWriter.WriteMailbox(opening, "From", from);
        HeaderWriter.WriteText(opening, "Subject", subject);
        opening.Write(headers is null ? [] : headers.Encoded);
        opening.Write(OpeningOfText);
        _opening = opening.Written.ToArray();
        _names = new HashSet<string>(headers?.Names ?? [], StringComparer.OrdinalIgnoreCase);
        _text = text;
        _html = html;
        _signer = signer;
    }

    // "=_" occurs in no base64, so the boundary is in no body.
    private static ReadOnlySpan<byte> OpeningOfText =>
        "MIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=\"=_alternative\"\r\n"u8
        + "\r\n--=_alternative\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"u8;

    private static ReadOnlySpan<byte> OpeningOfHtml =>
        "\r\n--=_alternative\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"u8;

    private static ReadOnlySpan<byte> Closing => "\r\n--=_alternative--\r\n"u8;

    /// <summary>Makes one recipient's message.</summary>
    /// <param name="fields">The recipient's part of the header.</param>
    /// <param name="textValues">What goes to the places of the plain text, in their order.</param>
    /// <param name="htmlValues">What goes to the places of the html, in their order: encoded for html by the caller.</param>
    /// <exception cref="FormatException">A header cannot be written; the message names it.</exception>
    /// <exception cref="ArgumentException">The values are more or fewer than the places.</exception>
    public ComposedMessage Compose(in MessageFields fields, ReadOnlySpan<string> textValues, ReadOnlySpan<string> htmlValues)
    {
        Check(_text, textValues, "plain text");
        Check(_html, htmlValues, "html");
        ObjectDisposedException.ThrowIf(_disposed, this);
        // The opening, that of the html, and the closing are shared as the literals are.
        if (!_free.TryTake(out var buffer))
            buffer = new CopyBuffer(_text.Pieces + _html.Pieces + 3, _signer is null ? 0 : DkimSigner.LongestField);
        try
        {
            WriteFields(buffer.Begin(), fields);
            buffer.BeginBody(_opening.Length + _text.LengthWith(textValues) + OpeningOfHtml.Length + _html.LengthWith(htmlValues) + Closing.Length);
            buffer.WriteShared(_opening);
            _text.WriteTo(buffer, textValues);
            buffer.WriteShared(OpeningOfHtml);
            _html.WriteTo(buffer, htmlValues);
            buffer.WriteShared(Closing);
            if (_signer is not null)
                Sign(buffer, _signer, fields.Date);
            return new ComposedMessage(this, buffer);
        }
        catch
        {
            buffer.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _disposed = true;
        while (_free.TryTake(out var buffer))
            buffer.Dispose();
    }

    internal void TakeBack(CopyBuffer buffer)
    {
        if (_disposed)
            buffer.Dispose();
        else
            _free.Add(buffer);
    }

    // The room of the fields is free again once they stand before the body.
    private static void Sign(CopyBuffer buffer, DkimSigner signer, DateTimeOffset time)
    {
        var field = buffer.Begin();
        signer.Write(field, buffer.Written.Span, time);
        buffer.Prepend(field.Written.Span);
    }

    private static void Check(MessageContent content, ReadOnlySpan<string> values, string part)
    {
        if (values.Length != content.Places)
            throw new ArgumentException($"The {part} has {content.Places} places, but {values.Length} values were given.");
    }

    private void WriteFields(PooledBuffer output, in MessageFields fields)
    {
        FieldWriter.Write(output, fields);
        if (fields.Headers is not { } headers)
            return;
        if (headers.Names.FirstOrDefault(_names.Contains) is { } twice)
            throw new FormatException($"The header {twice} is there already.");
        output.Write(headers.Encoded);
    }
}
