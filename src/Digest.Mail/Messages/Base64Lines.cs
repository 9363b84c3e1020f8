using System.Buffers.Text;
using System.Text.Unicode;

namespace Digest.Mail.Messages;

/// <summary>
/// Writes bytes as base64 in lines of at most 76 characters (RFC 2045, 6.8), however the bytes are cut into pieces.
/// </summary>
/// <param name="output">Where the lines go.</param>
/// <param name="held">Room for the bytes that no line holds yet: <see cref="Room"/> long.</param>
internal ref struct Base64Lines(CopyBuffer output, Span<byte> held)
{
    public const int BytesPerLine = 57;
    public const int Room = 3 * BytesPerLine;
    private const int CharactersPerLine = 76;
    private const int LineOnTheWire = CharactersPerLine + 2;

    private readonly Span<byte> _held = held;
    private int _count;

    /// <summary>The length on the wire of so many bytes, line ends included.</summary>
    public static int LengthOf(int bytes)
    {
        var (lines, rest) = Math.DivRem(bytes, BytesPerLine);
        return (lines * LineOnTheWire) + (rest == 0 ? 0 : ((rest + 2) / 3 * 4) + 2);
    }

    /// <summary>Encodes bytes as lines, the last of which may be short; gives the length of all.</summary>
    public static int Encode(scoped ReadOnlySpan<byte> bytes, Span<byte> target)
    {
        var written = 0;
        while (!bytes.IsEmpty)
        {
            var line = bytes[..Math.Min(BytesPerLine, bytes.Length)];
            Base64.EncodeToUtf8(line, target[written..], out _, out var characters);
            written += characters;
            target[written++] = (byte)'\r';
            target[written++] = (byte)'\n';
            bytes = bytes[line.Length..];
        }

        return written;
    }

    /// <summary>Writes what is the same in every copy: fills up the triple that was begun, and takes the lines that are ready.</summary>
    public void Write(Base64Literal literal)
    {
        if (!literal.IsEncoded)
        {
            Write(literal.Bytes);
            return;
        }

        var owed = (3 - (_count % 3)) % 3;
        Write(literal.Bytes[..owed]);
        Finish();
        output.WriteShared(literal.Lines(owed), owed);
        Write(literal.Rest(owed));
    }

    public void Write(scoped ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var taken = Math.Min(_held.Length - _count, bytes.Length);
            bytes[..taken].CopyTo(_held[_count..]);
            _count += taken;
            bytes = bytes[taken..];
            if (_count == _held.Length)
                WriteWholeLines();
        }
    }

    /// <summary>Writes text as UTF-8; what has no encoding (a lone surrogate) becomes U+FFFD.</summary>
    public void Write(scoped ReadOnlySpan<char> text)
    {
        while (true)
        {
            Utf8.FromUtf16(text, _held[_count..], out var read, out var written);
            _count += written;
            text = text[read..];
            if (text.IsEmpty)
                return;
            WriteWholeLines();
        }
    }

    /// <summary>Writes what is left, as the end of the whole or of a run of whole triples.</summary>
    public void Finish()
    {
        if (_count == 0)
            return;
        WriteLines(_count);
        _count = 0;
    }

    private void WriteWholeLines()
    {
        var whole = _count - (_count % BytesPerLine);
        WriteLines(whole);
        _held[whole.._count].CopyTo(_held);
        _count -= whole;
    }

    private readonly void WriteLines(int count) => output.Advance(Encode(_held[..count], output.GetSpan()));
}
