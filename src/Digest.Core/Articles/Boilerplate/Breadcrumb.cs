using System.Buffers;
using Digest.Core.Articles.Text;

namespace Digest.Core.Articles.Boilerplate;

/// <summary>The path from the home page to an article: <c>الرئيسية / أخبار / العنوان</c>; or the end of one, <c>Blog » Headline</c>.</summary>
/// <param name="Parts">What follows home: sections, and mostly the headline.</param>
/// <param name="IsSure">Whether it can be nothing else; bars and dashes stand between the entries of menus too, and before the name of the site.</param>
internal sealed record Breadcrumb(IReadOnlyList<string> Parts, bool IsSure)
{
    private const int MaxLine = 400;
    private const int MaxLabel = 30;
    private const int MostParts = 12;
    private const int MostPartsOfPath = 4;
    private const int MostPartsWithBars = 2;
    private const int MaxSectionWords = 4;
    private const int FewestWordsOfHeadline = 3;

    private static readonly SearchValues<char> Separators = SearchValues.Create("/><»«›‹|\\→←·•–—-:");
    private static readonly SearchValues<char> Path = SearchValues.Create("/><»«›‹\\→←");

    // Of these each points to what follows, so that no home need stand in front.
    private static readonly SearchValues<char> Arrows = SearchValues.Create("»›>→");

    /// <summary>The last part: the headline, or a section.</summary>
    public string Last => Parts[^1];

    /// <summary>Reads a line as a path from home; null when it is none.</summary>
    public static Breadcrumb? Read(string line)
    {
        if (line.Length > MaxLine || (FromHome(line) ?? FromHome(WithoutLabel(line))) is not { } cut)
            return null;

        var behindHome = cut.Parts.Count - 1;
        var isPath = Path.Contains(cut.Separator);
        return new Breadcrumb(cut.Parts.GetRange(1, behindHome), isPath ? behindHome <= MostPartsOfPath : behindHome is > 1 and <= MostPartsWithBars);
    }

    /// <summary>Reads a line as a path that does not begin at home but ends in a headline: <c>Blog » Headline of several words</c>; null when it is none.</summary>
    public static Breadcrumb? ReadEnd(string line)
    {
        if (line.Length > MaxLine || Cut(line) is not { } cut || !Arrows.Contains(cut.Separator) || IsQuote(line, cut.Separator))
            return null;

        var parts = cut.Parts;
        return parts.Count <= MostPartsOfPath && Words.Count(parts[^1]) >= FewestWordsOfHeadline && parts.SkipLast(1).All(part => Words.Count(part) is > 0 and <= MaxSectionWords)
            ? new Breadcrumb(parts, IsSure: true) : null;
    }

    /// <summary>The parts of a line that arrows or slashes part, as in a path; null when it is none.</summary>
    public static IReadOnlyList<string>? PartsOf(string line) =>
        line.Length <= MaxLine && Cut(line) is { } cut && Path.Contains(cut.Separator) && !IsQuote(line, cut.Separator) ? cut.Parts : null;

    /// <summary>The parts in front of the headline that may be sections.</summary>
    /// <param name="title">The folded headline, which may itself have the sign that parts the path.</param>
    public IEnumerable<string> SectionsBefore(string title)
    {
        for (var i = 0; i < Parts.Count; i++)
        {
            if (Folding.Key(string.Join(' ', Parts.Skip(i))).Length <= title.Length)
                yield break;
            if (IsSection(Parts[i]))
                yield return Parts[i];
        }
    }

    /// <summary>Whether a part can be a section by its form.</summary>
    public static bool IsSection(string part) => Words.Count(part) is > 0 and <= MaxSectionWords && !PathNames.IsEmpty(part);

    private static bool IsQuote(string line, char separator) => separator is '»' or '›' && line.AsSpan().ContainsAny('«', '‹');

    private static (List<string> Parts, char Separator)? FromHome(string line) => Cut(line) is { } cut && PathNames.IsHome(cut.Parts[0]) ? cut : null;

    // You are here: Home > News
    private static string WithoutLabel(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        return colon is > 0 and <= MaxLabel && colon + 1 < line.Length && line[colon + 1] != ':' ? line[(colon + 1)..].TrimStart() : line;
    }

    // The sign behind the first part is that of the whole path; others belong to the parts.
    private static (List<string> Parts, char Separator)? Cut(string line)
    {
        var first = line.AsSpan().IndexOfAny(Separators);
        while (first >= 0 && line[first] is '-' or '–' or '—' or ':' && !IsSpaced(line, first))
        {
            var next = line.AsSpan(first + 1).IndexOfAny(Separators);
            first = next < 0 ? -1 : first + 1 + next;
        }

        if (first <= 0)
            return null;

        var separator = line[first];
        var isSpaced = IsSpaced(line, first);
        var parts = new List<string>();
        var start = 0;
        for (var i = first; i <= line.Length; i++)
        {
            if (i < line.Length && (line[i] != separator || (isSpaced && !IsSpaced(line, i))))
                continue;
            if (line.AsSpan(start, i - start).Trim() is { Length: > 0 } part)
                parts.Add(part.ToString());
            start = i + 1;
        }

        return parts.Count is >= 2 and <= MostParts ? (parts, separator) : null;
    }

    // The sign may be written twice: " :: ", " >> "
    private static bool IsSpaced(string line, int at)
    {
        var (before, after) = (at - 1, at + 1);
        while (before >= 0 && line[before] == line[at])
            before--;
        while (after < line.Length && line[after] == line[at])
            after++;
        return before >= 0 && after < line.Length && line[before] == ' ' && line[after] == ' ';
    }
}
