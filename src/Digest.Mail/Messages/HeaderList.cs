using System.Collections.Frozen;
using System.Text;

namespace Digest.Mail.Messages;

/// <summary>
/// Header fields of one's own, beside those that every message has by itself. They are checked and encoded as they are
/// added: each of its methods throws <see cref="FormatException"/>, naming the header, for a value with CR, LF or NUL,
/// for a token that fits no line of 998 octets, and for a name that is none, is there already or is not one's to set.
/// </summary>
public sealed class HeaderList
{
    private const int LongestName = 64;

    private static readonly FrozenSet<string> Reserved = new[]
    {
        "From", "To", "Cc", "Bcc", "Subject", "Date", "Message-ID", "MIME-Version",
        "List-Unsubscribe", "List-Unsubscribe-Post", "Return-Path", "Received",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private byte[] _bytes = [];
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The fields as they go out.</summary>
    public ReadOnlySpan<byte> Encoded => _bytes;

    internal IEnumerable<string> Names => _names;

    /// <summary>Adds free text in any script; encoded-words (RFC 2047) are made where ASCII will not do.</summary>
    public HeaderList Text(string name, string value)
    {
        Claim(name);
        return Add(output => HeaderWriter.WriteText(output, name, value));
    }

    /// <summary>Adds a structured value in printable ASCII, which may be folded at every blank.</summary>
    public HeaderList Structured(string name, string value)
    {
        Claim(name);
        return Add(output => HeaderWriter.WriteStructured(output, name, value));
    }

    /// <summary>Adds a mailbox, as in <c>Reply-To</c>.</summary>
    public HeaderList Mailbox(string name, Mailbox mailbox)
    {
        Claim(name);
        return Add(output => HeaderWriter.WriteMailbox(output, name, mailbox));
    }

    /// <summary>Adds the identity of a list (RFC 2919): <c>List-Id: description &lt;identifier&gt;</c>.</summary>
    /// <param name="description">The list's name in any script; empty for none.</param>
    /// <param name="identifier">A dotted name, at most 255 octets.</param>
    public HeaderList ListId(string description, string identifier)
    {
        if (identifier.Length > 255 || identifier.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('.' or '-' or '_')))
            throw new FormatException("The header List-Id needs an identifier of at most 255 letters, digits, dots, hyphens and underscores.");
        Claim("List-Id");
        return Add(output => HeaderWriter.WritePhrase(output, "List-Id", description, $"<{identifier}>"));
    }

    /// <summary>The fields as they go out.</summary>
    public override string ToString() => Encoding.UTF8.GetString(_bytes);

    private HeaderList Add(Action<PooledBuffer> write)
    {
        using var output = new PooledBuffer(256);
        write(output);
        _bytes = [.. _bytes, .. output.Written.Span];
        return this;
    }

    private void Claim(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        // RFC 5322, 2.2: printable ASCII except colon.
        if (name.Length is 0 or > LongestName || name.AsSpan().ContainsAnyExceptInRange('!', '~') || name.Contains(':', StringComparison.Ordinal))
            throw new FormatException($"'{new string([.. name.Take(LongestName).Where(c => !char.IsControl(c))])}' is not the name of a header: 1 to {LongestName} printable ASCII characters without blank and colon.");
        if (Reserved.Contains(name) || name.StartsWith("Content-", StringComparison.OrdinalIgnoreCase))
            throw new FormatException($"The header {name} is written by the message or the server, not by hand.");
        if (!_names.Add(name))
            throw new FormatException($"The header {name} is there already.");
    }
}
