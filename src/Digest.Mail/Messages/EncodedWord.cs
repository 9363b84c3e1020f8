using System.Buffers;
using System.Buffers.Text;
using System.Text.Unicode;

namespace Digest.Mail.Messages;

/// <summary>
/// Writes text as encoded-words (RFC 2047): each at most 75 characters in a line of at most 76,
/// and each of whole code points, so that it decodes by itself.
/// </summary>
internal static class EncodedWord
{
    private const int LongestLine = 76;
    private const int BytesPerWord = 45;
    private const int LongestRune = 4;

    private static ReadOnlySpan<byte> Opening => "=?utf-8?B?"u8;

    private static ReadOnlySpan<byte> Closing => "?="u8;

    /// <summary>Writes the words, each after a blank; <paramref name="column"/> is the length of the line so far.</summary>
    public static void Write(PooledBuffer output, ReadOnlySpan<char> text, ref int column)
    {
        Span<byte> word = stackalloc byte[BytesPerWord];
        var room = RoomAfter(column);
        if (room < LongestRune)
            room = NewLine(output, ref column);
        if (Utf8.FromUtf16(text, word[..room], out _, out var count) == OperationStatus.Done)
        {
            WriteWord(output, word[..count], ref column);
            return;
        }

        count = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (count + rune.Utf8SequenceLength > room)
            {
                WriteWord(output, word[..count], ref column);
                room = NewLine(output, ref column);
                count = 0;
            }

            count += rune.EncodeToUtf8(word[count..]);
        }

        WriteWord(output, word[..count], ref column);
    }

    private static int RoomAfter(int column)
    {
        var characters = LongestLine - column - 1 - Opening.Length - Closing.Length;
        return Math.Clamp(characters / 4 * 3, 0, BytesPerWord);
    }

    private static int NewLine(PooledBuffer output, ref int column)
    {
        output.Write("\r\n"u8);
        column = 0;
        return RoomAfter(column);
    }

    private static void WriteWord(PooledBuffer output, ReadOnlySpan<byte> bytes, ref int column)
    {
        output.Write(" "u8);
        output.Write(Opening);
        var target = output.GetSpan(Base64.GetMaxEncodedToUtf8Length(bytes.Length));
        Base64.EncodeToUtf8(bytes, target, out _, out var written);
        output.Advance(written);
        output.Write(Closing);
        column += 1 + Opening.Length + written + Closing.Length;
    }
}
