using Digest.Core.Articles.Metadata.Dates;
using Digest.Core.Articles.Metadata.Places;
using Digest.Core.Articles.Metadata.Sources;
using Digest.Core.Articles.Text;

namespace Digest.Core.Articles.Metadata.Bylines;

/// <summary>The line under a headline that says who, where, for whom and when, without a label: <c>كفر الشيخ - محمد عيد</c>, <c>Lucía Ferrer | Teruel | 11 enero 2026</c>.</summary>
/// <param name="Name">Who wrote it; null when the line names nobody.</param>
/// <param name="Place">Where; always a known city.</param>
/// <param name="Source">The publication or agency.</param>
internal sealed record Signature(string? Name, string? Place, string? Source)
{
    private const int MaxLine = 100;
    private const int MaxNames = 3;

    private static readonly string[] Papers = ["جريدة", "صحيفة", "مجلة", "موقع", "وكالة", "Agence", "Journal"];

    /// <summary>Reads the line; null when it says anything else.</summary>
    /// <param name="line">The line.</param>
    /// <param name="isBesideDate">Whether a date stands on it or right beside it.</param>
    public static Signature? Read(string line, bool isBesideDate)
    {
        if (line.Length > MaxLine)
            return null;
        if (Byline.Read(line) is { } labelled)
            return new Signature(labelled, null, null);
        if (Credit.OfLine(line) is { } credited)
            return new Signature(null, Pieces(line).FirstOrDefault(Gazetteer.IsCity), credited);

        string? place = null, source = null;
        var strangers = new List<string>();
        foreach (var run in Pieces(line).SelectMany(Undated.Runs))
        {
            if (Byline.Read(run) is { } name)
                strangers.Add(name);
            else if (Gazetteer.IsCity(run))
                place ??= run;
            else if ((Agencies.Find(run) ?? Paper(run)) is { } credit)
                source ??= credit;
            else if (!Words.Of(Folding.Fold(run)).All(LineWords.IsCompanion))
                strangers.Add(run);
        }

        if (strangers.Count == 0)
            return (place, source) is (null, null) ? null : new Signature(null, place, source);
        if (strangers.Count > MaxNames || !strangers.TrueForAll(stranger => PersonShape.Fits(stranger, isTold: place is not null) && (isBesideDate || place is not null || Scripts.IsRightToLeft(stranger[0]))))
            return strangers is [var word] && place is not null && !word.Contains(' ', StringComparison.Ordinal) && !SectionNames.IsKnown(word) ? new Signature(null, place, source) : null;
        return new Signature(string.Join(", ", strangers), place, source);
    }

    private static string? Paper(string run) =>
        Array.Exists(Papers, paper => run.StartsWith(paper, StringComparison.Ordinal) && run.Length > paper.Length + 2 && run[paper.Length] == ' ') && Words.Count(run) <= 4 ? run : null;

    // A dash or slash with a space beside it parts; in 14/2/2026 and Jean-Luc it does not.
    private static IEnumerable<string> Pieces(string line)
    {
        var start = 0;
        for (var i = 0; i < line.Length; i++)
        {
            if (!Parts(line, i))
                continue;
            if (line[start..i].Trim() is { Length: > 0 } piece)
                yield return piece;
            start = i + 1;
        }

        if (line[start..].Trim() is { Length: > 0 } last)
            yield return last;
    }

    private static bool Parts(string line, int i) => line[i] switch
    {
        '|' or '·' or '•' or '،' or ',' or '(' or ')' or '–' or '—' or '\t' or '[' or ']' => true,
        '-' or '/' or 'ـ' or ':' => i + 1 == line.Length || line[i + 1] == ' ' || (i > 0 && line[i - 1] == ' '),
        _ => false,
    };
}
