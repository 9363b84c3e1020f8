using System.Buffers;
using System.Text;

namespace Digest.Core.Articles.Encodings;

/// <summary>The encoding that markup declares in its first kilobytes: <c>&lt;meta charset&gt;</c> or the XML declaration.</summary>
internal static class DeclaredEncoding
{
    private const int Reach = 4096;

    private static readonly SearchValues<char> Ends = SearchValues.Create("\"' ;>/?\r\n");

    /// <summary>The declared encoding; null when there is none or it is unknown.</summary>
    public static Encoding? Find(ReadOnlySpan<byte> content)
    {
        var head = Encoding.Latin1.GetString(content[..Math.Min(content.Length, Reach)]);
        if (!head.Contains('<', StringComparison.Ordinal))
            return null;

        if (head.AsSpan().TrimStart() is var start && start.StartsWith("<?xml") && Named(start[..(start.IndexOf('>') + 1)], "encoding") is { } ofXml)
            return ofXml;
        for (var at = head.IndexOf("<meta", StringComparison.OrdinalIgnoreCase); at >= 0; at = head.IndexOf("<meta", at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var tag = head.AsSpan(at);
            if (Named(tag[..(tag.IndexOf('>') + 1)], "charset") is { } encoding)
                return encoding;
        }

        return null;
    }

    private static Encoding? Named(ReadOnlySpan<char> tag, string attribute)
    {
        var at = tag.IndexOf(attribute, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
            return null;

        var rest = tag[(at + attribute.Length)..].TrimStart();
        if (!rest.StartsWith('='))
            return null;

        rest = rest[1..].TrimStart(" \"'");
        var end = rest.IndexOfAny(Ends);

        // Who reads this reads bytes: it is not of two or four to a character, whatever it says (WHATWG HTML, 13.2.3.2).
        return end <= 0 || rest.StartsWith("utf-16", StringComparison.OrdinalIgnoreCase) || rest.StartsWith("utf-32", StringComparison.OrdinalIgnoreCase) ? null : CodePages.Find(rest[..end].ToString());
    }
}
