using System.Buffers;
using System.Text;

namespace Digest.Mail.Messages;

/// <summary>Writes characters as UTF-8; what has no encoding (a lone surrogate) becomes U+FFFD.</summary>
internal static class Utf8Writer
{
    public static void WriteText(this IBufferWriter<byte> output, ReadOnlySpan<char> text)
    {
        var span = output.GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length));
        output.Advance(Encoding.UTF8.GetBytes(text, span));
    }
}
