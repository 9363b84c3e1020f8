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

        return Named(head, "charset") ?? (head.TrimStart().StartsWith("<?xml", StringComparison.Ordinal) ? Named(head, "encoding") : null);
    }

    private static Encoding? Named(string head, string attribute)
    {
        var at = head.IndexOf(attribute, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
            return null;

        var rest = head.AsSpan(at + attribute.Length).TrimStart();
        if (!rest.StartsWith('='))
            return null;

        rest = rest[1..].TrimStart(" \"'");
        var end = rest.IndexOfAny(Ends);
        return end <= 0 ? null : CodePages.Find(rest[..end].ToString());
    }
}
