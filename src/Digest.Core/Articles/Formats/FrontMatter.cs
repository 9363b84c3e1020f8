using Digest.Core.Articles.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Digest.Core.Articles.Formats;

/// <summary>The YAML front matter of Markdown: scalars and lists of scalars at its top level, the rest is passed over.</summary>
internal static class FrontMatter
{
    private const int MaxLength = 65_536;
    private const int MaxDepth = 16;

    /// <summary>The range of the YAML between its two <c>---</c> lines and where the text begins; null when there is none.</summary>
    public static (Range Yaml, int TextStart)? Find(string text)
    {
        var start = text.Length - text.AsSpan().TrimStart("\uFEFF\r\n ").Length;
        if (!text.AsSpan(start).StartsWith("---"))
            return null;

        var yamlStart = LineEnd(text, start);
        if (text.AsSpan(start, yamlStart - start).TrimEnd() is not "---")
            return null;

        for (var at = yamlStart; at < text.Length && at - yamlStart < MaxLength;)
        {
            var end = LineEnd(text, at);
            if (text.AsSpan(at, end - at).TrimEnd() is "---" or "...")
                return (yamlStart..at, end);
            at = end;
        }

        return null;
    }

    /// <summary>Reads the values by folded name.</summary>
    /// <exception cref="ArticleRejectedException">It is no YAML that can be read.</exception>
    public static Dictionary<string, IReadOnlyList<string>> Read(string yaml)
    {
        try
        {
            return ReadMapping(new Parser(new StringReader(yaml)));
        }
        catch (YamlException e)
        {
            throw Unreadable($" at line {e.Start.Line + 1} of the file", e);
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            // What the library throws of itself where its input is damaged.
            throw Unreadable("", e);
        }
    }

    private static ArticleRejectedException Unreadable(string where, Exception inner) =>
        new($"The front matter cannot be read{where}: write it as YAML, one \"name: value\" a line between two lines of ---.", inner);

    // The parser's events are read one by one, so that neither aliases nor nesting can make it grow.
    private static Dictionary<string, IReadOnlyList<string>> ReadMapping(Parser parser)
    {
        var values = new Dictionary<string, IReadOnlyList<string>>();
        var depth = 0;
        string? name = null;
        List<string>? list = null;
        while (parser.MoveNext())
        {
            switch (parser.Current)
            {
                case MappingStart or SequenceStart:
                    if (++depth > MaxDepth)
                        throw new ArticleRejectedException("The front matter nests too deeply: keep it to names, values and lists.");
                    if (depth == 2 && parser.Current is SequenceStart && name is not null)
                        list = [];
                    break;
                case MappingEnd or SequenceEnd:
                    if (--depth == 1)
                    {
                        if (list is not null && name is not null)
                            values[name] = list;
                        (name, list) = (null, null);
                    }

                    break;
                case Scalar scalar when depth == 1 && name is null:
                    name = Folding.Fold(Cleaning.Clean(scalar.Value));
                    break;
                case Scalar scalar when depth == 1:
                    values[name!] = Cleaning.CleanOrNull(scalar.Value) is { } value ? [value] : [];
                    name = null;
                    break;
                case Scalar scalar when depth == 2 && list is not null:
                    if (Cleaning.CleanOrNull(scalar.Value) is { } item)
                        list.Add(item);
                    break;
                case AnchorAlias when depth == 1:
                    name = null;
                    break;
            }
        }

        return values;
    }

    private static int LineEnd(string text, int from)
    {
        var end = text.IndexOf('\n', from);
        return end < 0 ? text.Length : end + 1;
    }
}
