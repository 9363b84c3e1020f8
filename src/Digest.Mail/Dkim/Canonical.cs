using System.Security.Cryptography;
using Digest.Mail.Messages;

namespace Digest.Mail.Dkim;

/// <summary>The relaxed forms of a header field and of a body (RFC 6376, 3.4.2 and 3.4.4), over which a signature stands.</summary>
internal static class Canonical
{
    /// <summary>Writes a field: its name in lower case, unfolded, each run of white space as one blank, without a line end.</summary>
    public static void WriteField(PooledBuffer output, ReadOnlySpan<byte> field)
    {
        var colon = field.IndexOf((byte)':');
        var target = output.GetSpan(field.Length);
        var written = 0;
        foreach (var c in field[..colon].TrimEnd(" \t"u8))
            target[written++] = c is >= (byte)'A' and <= (byte)'Z' ? (byte)(c | 0x20) : c;
        target[written++] = (byte)':';
        var isBlankDue = false;
        var start = written;
        foreach (var c in field[(colon + 1)..])
        {
            if (c is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
            {
                isBlankDue = written > start;
                continue;
            }

            if (isBlankDue)
                target[written++] = (byte)' ';
            isBlankDue = false;
            target[written++] = c;
        }

        output.Advance(written);
    }

    /// <summary>The SHA-256 of a body that is made of lines that end in CRLF.</summary>
    public static void HashBody(ReadOnlySpan<byte> body, Span<byte> hash)
    {
        if (IsRelaxed(body))
        {
            SHA256.HashData(body, hash);
            return;
        }

        using var relaxed = Relax(body);
        SHA256.HashData(relaxed.Written.Span, hash);
    }

    // Bodies in base64 are: they hold few blanks, which makes this cheaper than writing them again.
    private static bool IsRelaxed(ReadOnlySpan<byte> body)
    {
        if (body is [(byte)'\r', (byte)'\n'] || body.EndsWith("\r\n\r\n"u8) || (!body.IsEmpty && !body.EndsWith("\r\n"u8)))
            return false;
        while (body.IndexOfAny((byte)' ', (byte)'\t') is var blank and >= 0)
        {
            if (body[blank] == (byte)'\t' || body[blank + 1] is (byte)' ' or (byte)'\t' or (byte)'\r')
                return false;
            body = body[(blank + 1)..];
        }

        return true;
    }

    private static PooledBuffer Relax(ReadOnlySpan<byte> body)
    {
        var relaxed = new PooledBuffer(body.Length + 2);
        var emptyLines = 0;
        while (!body.IsEmpty)
        {
            var end = body.IndexOf("\r\n"u8);
            var line = (end < 0 ? body : body[..end]).TrimEnd(" \t"u8);
            body = end < 0 ? [] : body[(end + 2)..];
            if (line.IsEmpty)
            {
                emptyLines++;
                continue;
            }

            for (; emptyLines > 0; emptyLines--)
                relaxed.Write("\r\n"u8);
            WriteLine(relaxed, line);
        }

        return relaxed;
    }

    private static void WriteLine(PooledBuffer output, ReadOnlySpan<byte> line)
    {
        while (line.IndexOfAny((byte)' ', (byte)'\t') is var blank and >= 0)
        {
            output.Write(line[..blank]);
            output.Write(" "u8);
            line = line[blank..].TrimStart(" \t"u8);
        }

        output.Write(line);
        output.Write("\r\n"u8);
    }
}
