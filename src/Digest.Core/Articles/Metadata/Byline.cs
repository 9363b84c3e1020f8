using System.Buffers;
using Digest.Core.Articles.Metadata.Sources;
using Digest.Core.Articles.Text;

namespace Digest.Core.Articles.Metadata;

/// <summary>Reads the line that names the author: <c>كتبت: سلمى الوزاني</c>, <c>By Jane Roe</c>, <c>Par Luc Roux</c>.</summary>
internal static class Byline
{
    private const int MaxLine = 90;
    private const int MaxLineWords = 14;
    private const int MaxWords = 8;

    private static readonly SearchValues<char> Ends = SearchValues.Create("،,|–—(");

    // With a colon the label may be any of these; without one only those that nothing else begins with.
    private static readonly string[] Labels = ["كتب", "كتبت", "بقلم", "إعداد", "تحرير", "الكاتب", "الكاتبة", "حاوره", "حاورته", "حاورها", "ترجمة", "مراسل", "Author", "Auteur", "Written by", "By", "Par", "Propos recueillis par"];
    private static readonly string[] Bare = ["بقلم", "كتب", "كتبت", "By", "Par", "Written by"];

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

        foreach (var label in Bare)
        {
            if (line.StartsWith(label, StringComparison.OrdinalIgnoreCase) && line.Length > label.Length + 1 && line[label.Length] == ' ' && Name(line.AsSpan(label.Length)) is { } name && LooksLikeName(name))
                return name;
        }

        return null;
    }

    // A date or agency may follow the name behind a comma, dash or bar.
    private static string? Name(ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOfAny(Ends);
        var name = (end < 0 ? rest : rest[..end]).Trim().Trim("-ـ:").Trim().ToString();
        if (name.Length < 3 || name.Any(char.IsDigit) || Words.Count(name) > MaxWords || Agencies.Find(name) is not null)
            return null;
        return name;
    }

    private static bool LooksLikeName(string name) =>
        Words.Count(name) is >= 2 and <= 5 && (Scripts.IsRightToLeft(name[0]) || name.Split(' ').All(word => char.IsUpper(word[0]) || word is "de" or "la" or "le" or "du" or "van" or "von" or "der" or "and" or "et" or "al" or "el" or "bin" or "ben"));
}
