using System.Buffers;
using System.Collections.Frozen;
using Digest.Core.Articles.Text;

namespace Digest.Core.Articles.Formats.Pages;

/// <summary>Makes the names of persons of what pages put where an author belongs.</summary>
internal static class PersonName
{
    private const int Longest = 200;
    private const int LongestName = 60;
    private const int MaxWords = 6;
    private const int MostNames = 12;

    private static readonly string[] Labels =
    [
        "written by", "posted by", "published by", "reported by", "story by", "words by", "text by", "article by", "edited by", "reviewed by", "by", "author", "authors",
        "von", "text", "autor", "autorin", "autoren", "ein beitrag von", "ein artikel von", "geschrieben von", "verfasst von", "veröffentlicht von", "interview", "aus", "foto",
        "par", "écrit par", "publié par", "rédigé par", "auteur", "propos recueillis par", "por", "escrito por", "publicado por", "di", "scritto da", "a cura di", "door", "av", "af", "przez", "autor tekstu",
        "بقلم", "كتب", "كتبت", "كتبه", "إعداد", "تحرير", "الكاتب", "الكاتبة", "حاوره", "حاورته", "حاورها", "ترجمة", "مراسل", "نوشته", "автор", "текст", "מאת", "作者", "文", "記者", "记者",
    ];

    private static readonly FrozenSet<string> FoldedLabels = Labels.Select(Folding.Fold).ToFrozenSet();

    // Whoever runs the system, or nobody in particular.
    private static readonly FrozenSet<string> Nobody = new[]
    {
        "admin", "administrator", "webmaster", "root", "user", "guest", "guest author", "guest post", "gast", "gastautor", "gastbeitrag", "anonymous", "unknown", "none", "null", "undefined", "author", "authors", "autor", "editor", "editors", "editorial", "editorial team", "editorial staff", "staff", "staff writer", "staff reporter", "staff writers", "web staff", "newsroom", "news desk", "newsdesk", "redaktion", "die redaktion", "onlineredaktion", "redaction", "la redaction", "redaccion", "redazione", "redactie", "redakcja", "team", "the team", "support", "contributor", "contributors", "press release", "pressemitteilung", "profile", "view all posts", "more", "share", "wordpress", "facebook", "twitter", "التحرير", "هيئة التحرير", "فريق التحرير", "المحرر", "المحررون", "ادمن", "مدير الموقع", "تحريرية",
    }.Select(Folding.Key).ToFrozenSet();

    private static readonly FrozenSet<string> RoleWords = new[]
    {
        "editor", "reporter", "correspondent", "writer", "journalist", "columnist", "director", "professor", "producer", "photographer", "contributor", "staff", "chief", "manager", "specialist", "analyst", "redakteur", "redakteurin", "redaktion", "korrespondent", "korrespondentin", "journaliste", "rédacteur", "rédactrice", "correspondant", "redactor", "redactora", "expert", "dietitian", "horticulturalist", "ceo", "founder", "president", "مراسل", "محرر", "university", "news", "agency",
    }.Select(Folding.Fold).ToFrozenSet();

    private static readonly SearchValues<char> Ends = SearchValues.Create("|•·(<>[…—–");

    private static readonly string[] Joints = [" and ", " und ", " et ", " y ", " & ", " e ", " و "];

    /// <summary>The names in a text that says who wrote it, in its order; empty when it names no person.</summary>
    public static List<string> Read(string? text, SiteNames site)
    {
        var names = new List<string>();
        if (text is not { Length: > 0 and <= Longest } || text.Contains("://", StringComparison.Ordinal) || text.Contains('@') || text.Contains("www.", StringComparison.OrdinalIgnoreCase))
            return names;

        foreach (var piece in Cut(WithoutLabel(text)).Split([',', ';', '،', '؛', '/'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Take(MostNames))
        {
            var name = Bare(piece);
            if (IsPerson(name, site))
                names.Add(name);
        }

        return names;
    }

    // By and the like, with or without a colon.
    private static string WithoutLabel(string text)
    {
        for (var round = 0; round < 3; round++)
        {
            text = text.TrimStart(' ', ':', '-', '–', '—', '/', '|', '•', '·', '*');
            var end = text.IndexOfAny([':', '：']);
            if (end is > 0 and < 30 && FoldedLabels.Contains(Folding.Fold(text[..end]).Trim()))
            {
                text = text[(end + 1)..];
                continue;
            }

            var words = text.Split(' ', 4);
            var cut = 0;
            for (var count = Math.Min(3, words.Length - 1); count > 0 && cut == 0; count--)
            {
                var label = string.Join(' ', words.Take(count));
                if (FoldedLabels.Contains(Folding.Fold(label)))
                    cut = label.Length + 1;
            }

            if (cut == 0)
                break;
            text = text[cut..];
        }

        return text.Trim();
    }

    // What follows the names: a date, a bar, a place in parentheses, a second label.
    private static string Cut(string text)
    {
        var end = text.AsSpan().IndexOfAny(Ends);
        if (end > 0)
            text = text[..end];
        foreach (var sign in (ReadOnlySpan<string>)[" - ", " on ", " am ", " le ", " in ", " für ", " for "])
        {
            end = text.IndexOf(sign, StringComparison.Ordinal);
            if (end > 2)
                text = text[..end];
        }

        end = text.AsSpan().IndexOfAnyInRange('0', '9');
        if (end > 0 && text[end - 1] == ' ')
            text = text[..end];
        return text.Trim();
    }

    private static string Bare(string piece) => piece.Trim(' ', '.', ':', '-', '"', '“', '”', '*', '\'');

    private static bool IsPerson(string name, SiteNames site)
    {
        if (name.Length is < 2 or > LongestName || !name.Any(char.IsLetter) || Words.Count(name) > MaxWords && !Array.Exists(Joints, joint => name.Contains(joint, StringComparison.Ordinal)))
            return false;
        if (Nobody.Contains(Folding.Key(name)) || site.AreExactly(name))
            return false;
        return !Words.Of(Folding.Fold(name)).Any(RoleWords.Contains);
    }
}
