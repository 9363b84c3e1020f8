using System.IO.Compression;
using System.Text;

namespace Digest.Tests.Articles.Robustness;

/// <summary>Damages files as storage, systems and attackers do. The same seed gives the same file.</summary>
internal sealed class Mutator(int seed, IReadOnlyList<byte[]> corpus)
{
    private static readonly string[] Pieces =
    [
        "\0", "\u202E", "\u2066", "\u202C", "\u200F", "\uFEFF", "\uFFFE", "\u0301\u0301\u0301", "&#xD800;", "&#0;", "&amp;amp;", "&nbsp", "&#99999999999;", "<", "</", "<!--", "-->", "<![CDATA[", "]]>", "<p>", "</p>", "<div id=x class=\"nav\">", "</div>", "<table>",
        "<tr><td>", "</table>", "<b><i><a href=x>", "</b></a></i>", "<script>", "</script>", "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":", "<style>", "<title>", "<svg>", "<template>", "<noscript>", "<meta charset=utf-16>", "<base href='//x'>",
        "<time datetime=2026-99-99>", "<h1>", "<li>", "<br><br>", " onclick='", "=\"", "---\n", "---\na: &a [x]\nb: *a\n---\n", "# ", "> ", "- ", "1. ", "[", "](", "![", "`", "```\n", "*", "_", "|--|\n", "\n", "\n\n", "\r", "\t", "27-1-2018", "31/31/2021", "اليوم الجمعة", "٣٠ ذو الحجة ١٤٤٥ هـ",
        "القاهرة (أ ش أ) - ", "اقرأ أيضاً:", "http://", "PK\u0003\u0004", "%PDF-", "{\"a\":[", "\uD83D\uDE00", "ﷺ", "e\u0301",
    ];

    private static readonly byte[][] Bytes =
    [
        [0xED, 0xA0, 0x80], [0xED, 0xB0, 0x80], [0xFF], [0xC0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0x00, 0xD8], [0xFE, 0xFF], [0xFF, 0xFE], [0xEF, 0xBB, 0xBF], [0x81], [0x00], [0x1B, 0x24, 0x42], [0xC7, 0xE1],
    ];

    private readonly Random _random = new(seed);

    /// <summary>A file of the corpus, damaged in up to eight places.</summary>
    public byte[] Next()
    {
        var file = Pick(corpus);
        if (file.AsSpan().StartsWith("PK"u8) && _random.Next(4) > 0)
            return InParts(file);
        for (var times = 1 + _random.Next(8); times > 0; times--)
            file = Once(file);
        return file;
    }

    private byte[] Once(byte[] file)
    {
        var (from, to) = Range(file.Length);
        switch (_random.Next(9))
        {
            case 0:
                var flipped = file.ToArray();
                for (var i = _random.Next(1, 20); i > 0 && flipped.Length > 0; i--)
                    flipped[_random.Next(flipped.Length)] ^= (byte)(1 << _random.Next(8));
                return flipped;
            case 1:
                return [.. file[..to], .. file[from..]];
            case 2:
                return [.. file[..from], .. file[to..]];
            case 3:
                var (second, end) = Range(file.Length - to);
                return [.. file[..from], .. file[(to + second)..(to + end)], .. file[to..(to + second)], .. file[from..to], .. file[(to + end)..]];
            case 4 when _random.Next(3) == 0:
                return file[..from];
            case 5:
                return [.. file[..from], .. Pick(Bytes), .. file[from..]];
            case 6:
                return [.. file[..from], .. Repeated(), .. file[from..]];
            case 7:
                var other = Pick(corpus);
                var (start, stop) = Range(other.Length);
                return [.. file[..from], .. other[start..stop], .. file[to..]];
            default:
                return [.. file[..from], .. Encoding.UTF8.GetBytes(Pick(Pieces)), .. file[from..]];
        }
    }

    private byte[] Repeated() => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(Pick(Pieces) + Pick(Pieces), _random.Next(1, 60))));

    // The parts of a zip are damaged before they are packed, so that it opens.
    private byte[] InParts(byte[] file)
    {
        using var packed = new MemoryStream();
        using (var from = new ZipArchive(new MemoryStream(file), ZipArchiveMode.Read))
        using (var to = new ZipArchive(packed, ZipArchiveMode.Create))
        {
            foreach (var entry in from.Entries)
            {
                using var reader = entry.Open();
                using var content = new MemoryStream();
                reader.CopyTo(content);
                var part = content.ToArray();
                for (var times = _random.Next(4); times > 0; times--)
                    part = Once(part);
                using var writer = to.CreateEntry(_random.Next(20) == 0 ? Pick(Pieces).Trim('\0') + "x" : entry.FullName).Open();
                writer.Write(part);
            }
        }

        return packed.ToArray();
    }

    private (int From, int To) Range(int length)
    {
        var from = _random.Next(length + 1);
        return (from, Math.Min(length, from + _random.Next(1, 400)));
    }

    private T Pick<T>(IReadOnlyList<T> list) => list[_random.Next(list.Count)];
}
