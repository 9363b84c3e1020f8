using System.Buffers;
using Digest.Core.Articles.Metadata.Dates;
using Digest.Core.Articles.Metadata.Sources;
using Digest.Core.Articles.Text;

namespace Digest.Core.Articles.Metadata.Bylines;

/// <summary>Reads the line that names the author: <c>كتبت: سلمى الوزاني</c>, <c>By Jane Roe</c>, <c>Par Luc Roux</c>.</summary>
internal static class Byline
{
    private const int MaxLine = 90;
    private const int MaxLineWords = 14;
    private const int MaxWords = 8;

    private static readonly SearchValues<char> Ends = SearchValues.Create("،,|–—(");

    // With a colon the label may be any of these; without one only those that nothing else begins with.
    private static readonly string[] Labels = ["كتب", "كتبت", "بقلم", "إعداد", "تحرير", "الكاتب", "الكاتبة", "حاوره", "حاورته", "حاورها", "حاورتها", "حاورهم", "أجرى الحوار", "أجرت الحوار", "كتبه", "كتبها", "بواسطة", "أرسله", "أرسلها", "نشره", "نشرها", "نویسنده", "تحریر", "رپورٹ", "Автор", "מאת", "记者", "作者", "Author", "Auteur", "Autor", "Autora", "Written by", "By", "Par", "Von", "Por", "Propos recueillis par"];

    // These open headlines too.
    private static readonly string[] Weak = ["ترجمة", "مراسل", "تحقيق", "متابعة", "تقرير", "文"];

    private static readonly string[] Bare = ["بقلم", "كتب", "كتبت", "كتبه", "كتبها", "بواسطة", "أرسله", "أرسلها", "نشره", "نشرها", "记者", "作者", "By", "Par", "Von", "Por", "Written by"];

    /// <summary>The name; null when the line is no byline.</summary>
    public static string? Read(string line)
    {
        if (line.Length > MaxLine || Words.Count(line) > MaxLineWords || line[^1] is '.' or '؟' or '?' or '!')
            return null;

        foreach (var label in Labels)
        {
            if (line.StartsWith(label, StringComparison.OrdinalIgnoreCase) && line.AsSpan(label.Length).TrimStart() is [':' or '/' or '-', ..] rest && Name(rest[1..]) is { } name)
                return name;
        }

        foreach (var label in Weak)
        {
            if (line.StartsWith(label, StringComparison.Ordinal) && line.AsSpan(label.Length).TrimStart() is [':' or '/' or '-', ..] rest && Name(rest[1..]) is { } name && LooksLikeName(name, isTold: false))
                return name;
        }

        foreach (var label in Bare)
        {
            if (line.StartsWith(label, StringComparison.OrdinalIgnoreCase) && line.Length > label.Length + 1 && line[label.Length] == ' ' && Name(line.AsSpan(label.Length)) is { } name && LooksLikeName(name, isTold: true))
                return name;
        }

        return null;
    }

    // A date or agency may follow the name, behind a comma, dash or bar or without.
    private static string? Name(ReadOnlySpan<char> rest)
    {
        var runs = Undated.Runs(rest.Trim().Trim("-ـ:").Trim().ToString());
        if (runs.Count == 0)
            return null;
        var end = runs[0].AsSpan().IndexOfAny(Ends);
        var name = (end < 0 ? runs[0] : runs[0][..end]).Trim().Trim('-', 'ـ', ':', ' ');
        if (name.Length < (Scripts.IsUnspaced(rest.Trim()[0]) ? 2 : 3) || name.Any(char.IsDigit) || Words.Count(name) > MaxWords || Agencies.Find(name) is not null)
            return null;
        return name;
    }

    private static bool LooksLikeName(string name, bool isTold) => Scripts.IsUnspaced(name[0]) ? name.Length <= 4 : PersonShape.Fits(name, isTold);
}
