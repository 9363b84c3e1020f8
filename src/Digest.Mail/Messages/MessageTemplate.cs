using System.Buffers;

namespace Digest.Mail.Messages;

/// <summary>
/// A message to many, composed once: <c>multipart/alternative</c> of plain text and html, both UTF-8 in base64.
/// For each recipient the header gets its own fields and the places of the contents get their values. Thread-safe.
/// </summary>
public sealed class MessageTemplate
{
    // "=_" occurs in no base64, so the boundary is in no body.
    private const string Boundary = "=_alternative";
    private const int RoomForFields = 2048;

    private readonly byte[] _header;
    private readonly HashSet<string> _names;
    private readonly MessageContent _text;
    private readonly MessageContent _html;

    /// <summary>Composes what is the same for all recipients.</summary>
    /// <exception cref="FormatException">A header cannot be written; the message names it.</exception>
    public MessageTemplate(Mailbox from, string subject, MessageContent text, MessageContent html, HeaderList? headers = null)
    {
        var header = new ArrayBufferWriter<byte>();
        HeaderWriter.WriteMailbox(header, "From", from);
        HeaderWriter.WriteText(header, "Subject", subject);
        header.Write(headers is null ? [] : headers.Encoded);
        header.Write("MIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=\""u8);
        header.WriteText(Boundary);
        header.Write("\"\r\n"u8);
        _header = header.WrittenSpan.ToArray();
        _names = new HashSet<string>(headers?.Names ?? [], StringComparer.OrdinalIgnoreCase);
        _text = text;
        _html = html;
    }

    /// <summary>Makes one recipient's message.</summary>
    /// <param name="fields">The recipient's part of the header.</param>
    /// <param name="textValues">What goes to the places of the plain text, in their order.</param>
    /// <param name="htmlValues">What goes to the places of the html, in their order: encoded for html by the caller.</param>
    /// <exception cref="FormatException">A header cannot be written; the message names it.</exception>
    /// <exception cref="ArgumentException">The values are more or fewer than the places.</exception>
    public ComposedMessage Compose(MessageFields fields, ReadOnlySpan<string> textValues, ReadOnlySpan<string> htmlValues)
    {
        Check(_text, textValues, "plain text");
        Check(_html, htmlValues, "html");
        var buffer = new PooledBuffer(_header.Length + RoomForFields + Base64Lines.LengthOf(_text.Length) + Base64Lines.LengthOf(_html.Length));
        try
        {
            WriteFields(buffer, fields);
            buffer.Write(_header);
            WritePart(buffer, "text/plain", _text, textValues);
            WritePart(buffer, "text/html", _html, htmlValues);
            buffer.Write("\r\n--"u8);
            buffer.WriteText(Boundary);
            buffer.Write("--\r\n"u8);
            return new ComposedMessage(buffer);
        }
        catch
        {
            buffer.Dispose();
            throw;
        }
    }

    private static void Check(MessageContent content, ReadOnlySpan<string> values, string part)
    {
        if (values.Length != content.Places)
            throw new ArgumentException($"The {part} has {content.Places} places, but {values.Length} values were given.");
    }

    private void WriteFields(PooledBuffer buffer, MessageFields fields)
    {
        HeaderWriter.WriteMailbox(buffer, "To", fields.To);
        HeaderWriter.WriteDate(buffer, fields.Date);
        var id = fields.MessageId;
        if (id is not ['<', _, .., _, '>'] || id.IndexOf('@', StringComparison.Ordinal) is var at && (at < 2 || at != id.LastIndexOf('@') || at > id.Length - 3)
            || id.AsSpan(1, id.Length - 2).ContainsAny("<> "))
            throw new FormatException("The header Message-ID must have the form <unique@domain>.");
        HeaderWriter.WriteStructured(buffer, "Message-ID", id);
        if (fields.Unsubscribe is { } unsubscribe)
        {
            if (!unsubscribe.IsAbsoluteUri || unsubscribe.Scheme is not ("http" or "https"))
                throw new FormatException("The header List-Unsubscribe needs an absolute http or https address.");
            HeaderWriter.WriteStructured(buffer, "List-Unsubscribe", $"<{Ascii(unsubscribe)}>");
            buffer.Write("List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"u8);
        }

        if (fields.Headers is not { } headers)
            return;
        if (headers.Names.FirstOrDefault(_names.Contains) is { } twice)
            throw new FormatException($"The header {twice} is there already.");
        buffer.Write(headers.Encoded);
    }

    // AbsoluteUri escapes everything but the letters of an international host.
    private static string Ascii(Uri uri) =>
        System.Text.Ascii.IsValid(uri.AbsoluteUri) ? uri.AbsoluteUri : new UriBuilder(uri) { Host = uri.IdnHost }.Uri.AbsoluteUri;

    private static void WritePart(PooledBuffer buffer, string type, MessageContent content, ReadOnlySpan<string> values)
    {
        buffer.Write("\r\n--"u8);
        buffer.WriteText(Boundary);
        buffer.Write("\r\nContent-Type: "u8);
        buffer.WriteText(type);
        buffer.Write("; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"u8);
        var lines = new Base64Lines(buffer, stackalloc byte[Base64Lines.BytesPerLine]);
        content.WriteTo(ref lines, values);
        lines.Finish();
    }
}
