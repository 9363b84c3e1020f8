using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace Digest.Mail.Messages;

/// <summary>
/// Writes bytes as base64 in lines of 76 characters (RFC 2045, 6.8), however the bytes are cut into pieces.
/// </summary>
/// <param name="output">Where the lines go.</param>
/// <param name="held">Room for the bytes of a line that is not full yet: <see cref="BytesPerLine"/> long.</param>
internal ref struct Base64Lines(IBufferWriter<byte> output, Span<byte> held)
{
    public const int BytesPerLine = 57;
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

    public void Write(scoped ReadOnlySpan<byte> bytes)
    {
        if (_count > 0)
        {
            var taken = Math.Min(BytesPerLine - _count, bytes.Length);
            bytes[..taken].CopyTo(_held[_count..]);
            _count += taken;
            bytes = bytes[taken..];
            if (_count < BytesPerLine)
                return;
            _count = 0;
            WriteLines(_held[..BytesPerLine]);
        }

        var whole = bytes.Length - (bytes.Length % BytesPerLine);
        WriteLines(bytes[..whole]);
        bytes[whole..].CopyTo(_held);
        _count = bytes.Length - whole;
    }

    public void Write(string text)
    {
        if (text.Length <= 256)
        {
            Span<byte> few = stackalloc byte[Encoding.UTF8.GetMaxByteCount(256)];
            Write(few[..Encoding.UTF8.GetBytes(text, few)]);
            return;
        }

        var many = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        Write(many.AsSpan(0, Encoding.UTF8.GetBytes(text, many)));
        ArrayPool<byte>.Shared.Return(many);
    }

    /// <summary>Writes the last line, if one is begun.</summary>
    public void Finish()
    {
        if (_count > 0)
            WriteLines(_held[.._count]);
        _count = 0;
    }

    private readonly void WriteLines(scoped ReadOnlySpan<byte> bytes)
    {
        var target = output.GetSpan(LengthOf(bytes.Length));
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

        output.Advance(written);
    }
}
