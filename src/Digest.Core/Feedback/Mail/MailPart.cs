using System.Text;

namespace Digest.Core.Feedback.Mail;

/// <summary>A message or a part of one (RFC 2045, 2046): its head and its body as they came.</summary>
internal sealed class MailPart
{
    private const int MaxDepth = 4;
    private const int MaxParts = 32;
    private const int MaxText = 256 * 1024;

    private readonly ReadOnlyMemory<byte> _body;

    private MailPart(MailHeaders headers, ReadOnlyMemory<byte> body) => (Headers, _body, Type) = (headers, body, ContentType.Parse(headers.First("Content-Type")));

    public MailHeaders Headers { get; }

    public ContentType Type { get; }

    public static MailPart Read(ReadOnlyMemory<byte> bytes)
    {
        var headers = MailHeaders.Read(bytes.Span, out var length);
        return new MailPart(headers, bytes[length..]);
    }

    /// <summary>The parts that are not made of others, in their order, never those of an enclosed message.</summary>
    public IReadOnlyList<MailPart> Leaves()
    {
        var leaves = new List<MailPart>();
        Collect(leaves, 0);
        return leaves;
    }

    /// <summary>The body without its transfer encoding, up to a limit.</summary>
    public ReadOnlyMemory<byte> Content()
    {
        var body = _body[..Math.Min(_body.Length, MaxText)];
        return Headers.First("Content-Transfer-Encoding").Trim().ToLowerInvariant() switch
        {
            "base64" => Base64(body.Span),
            "quoted-printable" => QuotedPrintable(body.Span),
            _ => body,
        };
    }

    /// <summary>The same as text; what is no UTF-8 is replaced.</summary>
    public string Text() => Encoding.UTF8.GetString(Content().Span);

    private void Collect(List<MailPart> leaves, int depth)
    {
        if (!Type.IsMultipart || depth >= MaxDepth || Type["boundary"] is not { Length: > 0 and <= 200 } boundary)
        {
            leaves.Add(this);
            return;
        }

        var marker = Encoding.UTF8.GetBytes("--" + boundary);
        var (at, from) = (0, -1);
        while (at < _body.Length && leaves.Count < MaxParts)
        {
            var line = MailHeaders.Line(_body.Span[at..], out var taken);
            if (line.StartsWith(marker) && line[marker.Length..].TrimEnd(" \t"u8) is var rest && (rest.Length == 0 || rest.SequenceEqual("--"u8)))
            {
                if (from >= 0)
                    Read(_body[from..at]).Collect(leaves, depth + 1);
                from = at + taken;
                if (rest.Length > 0)
                    return;
            }

            at += taken;
        }

        // A report that was cut off still tells what it tells.
        if (from >= 0 && from < _body.Length && leaves.Count < MaxParts)
            Read(_body[from..]).Collect(leaves, depth + 1);
    }

    private static byte[] Base64(ReadOnlySpan<byte> text)
    {
        var letters = new List<char>(text.Length);
        foreach (var one in text)
        {
            if (char.IsAsciiLetterOrDigit((char)one) || one is (byte)'+' or (byte)'/')
                letters.Add((char)one);
        }

        var whole = letters.Count - (letters.Count % 4 == 1 ? 1 : 0);
        letters.RemoveRange(whole, letters.Count - whole);
        while (letters.Count % 4 != 0)
            letters.Add('=');
        return Convert.FromBase64CharArray([.. letters], 0, letters.Count);
    }

    private static byte[] QuotedPrintable(ReadOnlySpan<byte> text)
    {
        var bytes = new List<byte>(text.Length);
        while (text.Length > 0)
        {
            var line = MailHeaders.Line(text, out var taken);
            text = text[taken..];
            line = line.TrimEnd(" \t"u8);
            var isSoft = line.EndsWith("="u8);
            if (isSoft)
                line = line[..^1];
            for (var at = 0; at < line.Length; at++)
            {
                if (line[at] == '=' && at + 2 < line.Length && char.IsAsciiHexDigit((char)line[at + 1]) && char.IsAsciiHexDigit((char)line[at + 2]))
                {
                    bytes.Add(Convert.FromHexString([(char)line[at + 1], (char)line[at + 2]])[0]);
                    at += 2;
                }
                else
                {
                    bytes.Add(line[at]);
                }
            }

            if (!isSoft)
                bytes.Add((byte)'\n');
        }

        return [.. bytes];
    }
}
