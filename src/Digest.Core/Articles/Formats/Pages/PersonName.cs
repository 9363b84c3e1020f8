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
    private const int MaxLabelWords = 8;

    private static readonly string[] Labels =
    [
        "written by", "posted by", "published by", "reported by", "story by", "words by", "text by", "article by", "edited by", "reviewed by", "by", "author", "authors",
        "von", "text", "autor", "autorin", "autoren", "ein beitrag von", "ein artikel von", "geschrieben von", "verfasst von", "veröffentlicht von", "interview", "aus", "foto",
        "par", "écrit par", "publié par", "rédigé par", "auteur", "propos recueillis par", "por", "escrito por", "publicado por", "di", "scritto da", "a cura di", "door", "av", "af", "przez", "autor tekstu",
        "بقلم", "بواسطة", "كتب", "كتبت", "كتبه", "توسط", "إعداد", "تحرير", "الكاتب", "الكاتبة", "حاوره", "حاورته", "حاورها", "ترجمة", "مراسل", "نوشته", "автор", "текст", "מאת", "作者", "文", "記者", "记者",
    ];

    private static readonly FrozenSet<string> FoldedLabels = Labels.Select(Folding.Fold).ToFrozenSet();

    // What leads to a label: view all posts by, eingestellt von.
    private static readonly FrozenSet<string> Verbs = new[]
    {
        "مرسلة", "أرسلها", "نشر", "نشرت", "نشره", "أرسله", "posted", "published", "written", "created", "submitted", "added", "view", "all", "posts", "post", "article", "story", "reported", "edited", "reviewed", "zeige", "alle", "beitrage", "beitrag", "artikel", "erstellt", "veroffentlicht", "veröffentlicht", "geschrieben", "verfasst", "eingestellt", "gepostet", "publie", "ecrit", "redige", "propose", "voir", "articles", "escrito", "publicado", "scritto", "pubblicato", "geplaatst", "geschreven", "skrevet",
    }.Select(Folding.Fold).ToFrozenSet();

    // Whoever runs the system, or nobody in particular.
    private static readonly FrozenSet<string> Nobody = new[]
    {
        "admin", "administrator", "webmaster", "root", "user", "guest", "guest author", "guest post", "gast", "gastautor", "gastbeitrag", "anonymous", "unknown", "no author", "posted", "published", "stand", "by line", "byline", "gesponserte inhalte", "sponsored", "none", "null", "undefined", "author", "authors", "autor", "editor", "editors", "editorial", "editorial team", "editorial staff", "staff", "staff writer", "staff reporter", "staff writers", "web staff", "newsroom", "news desk", "newsdesk", "redaktion", "die redaktion", "onlineredaktion", "redaction", "la redaction", "redaccion", "redazione", "redactie", "redakcja", "team", "the team", "support", "contributor", "contributors", "press release", "pressemitteilung", "profile", "view all posts", "more", "share", "wordpress", "facebook", "twitter", "التحرير", "هيئة التحرير", "فريق التحرير", "المحرر", "المحررون", "ادمن", "مدير الموقع", "تحريرية",
    }.Select(Folding.Key).ToFrozenSet();

    private static readonly FrozenSet<string> RoleWords = new[]
    {
        "editor", "reporter", "correspondent", "writer", "journalist", "columnist", "director", "professor", "producer", "photographer", "contributor", "staff", "chief", "manager", "specialist", "analyst", "redakteur", "redakteurin", "redaktion", "korrespondent", "korrespondentin", "journaliste", "rédacteur", "rédactrice", "correspondant", "redactor", "redactora", "expert", "dietitian", "horticulturalist", "ceo", "founder", "president", "مراسل", "محرر", "university", "news", "agency",
    }.Select(Folding.Fold).ToFrozenSet();

    private static readonly SearchValues<char> Ends = SearchValues.Create("|•·(<>[…—–");

    private static readonly char[] Around = [' ', '.', ':', '-', '"', '“', '”', '*', '\''];

    private static readonly FrozenSet<string> Trailing = "am vor von on at in by um den le du el de von with mit chefredakteur chefredakteurin redakteur redakteurin redaktion editor reporter writer correspondent stand sagt says".Split(' ').ToFrozenSet();

    private static readonly string[] Joints = [" and ", " und ", " et ", " y ", " & ", " e ", " و "];

    /// <summary>The names in a text that says who wrote it, in its order; empty when it names no person.</summary>
    public static List<string> Read(string? text, SiteNames site)
    {
        var names = new List<string>();
        if (text is not { Length: > 0 and <= Longest } || text.Contains("://", StringComparison.Ordinal) || text.Contains('@') || text.Contains("www.", StringComparison.OrdinalIgnoreCase))
            return names;

        var pieces = Cut(WithoutLabel(text)).Split([',', ';', '،', '؛', '/'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Take(MostNames).Select(Bare).ToList();
        foreach (var name in pieces)
        {
            if (IsPerson(name, site))
                names.Add(name);
        }

        // A row of single words is a row of sections.
        return names.Count > 2 && names.TrueForAll(name => !name.Contains(' ', StringComparison.Ordinal)) ? [] : names;
    }

    /// <summary>Whether a text is such a label and nothing else.</summary>
    public static bool IsLabel(string text) => text.Length < 30 && FoldedLabels.Contains(Folding.Fold(text).Trim(' ', ':', '-', '|', '/'));

    /// <summary>A text without "By" and the like at its start, with or without a colon, also where more leads to it: "Posted on Monday by".</summary>
    public static string WithoutLabel(string text)
    {
        for (var round = 0; round < 4; round++)
        {
            text = text.TrimStart(' ', ':', '-', '–', '—', '/', '|', '•', '·', '*', '«');
            var end = text.IndexOfAny([':', '：']);
            if (end is > 0 and < 30 && FoldedLabels.Contains(Folding.Fold(text[..end]).Trim()))
            {
                text = text[(end + 1)..];
                continue;
            }

            var cut = LabelEnd(text);
            if (cut == 0)
                break;
            text = text[cut..];
        }

        return text.Trim();
    }

    private static int LabelEnd(string text)
    {
        var (cut, says, at) = (0, false, 0);
        for (var count = 0; count < MaxLabelWords && at < text.Length; count++)
        {
            var end = text.IndexOf(' ', at);
            if (end < 0)
                break;
            var word = Folding.Fold(text[at..end]).Trim(':', '|', ',', '.');
            says |= Verbs.Contains(word);
            at = end + 1;
            if (FoldedLabels.Contains(word) && (count == 0 || says))
                cut = at;
            else if (count == 0 && FoldedLabels.Contains(Folding.Fold(text[..end]).Trim()))
                cut = at;
        }

        return cut;
    }

    // What follows the names: a date, a bar, a place in parentheses, a second label.
    private static string Cut(string text)
    {
        var end = text.AsSpan().IndexOfAny(Ends);
        if (end > 0)
            text = text[..end];
        foreach (var sign in (ReadOnlySpan<string>)[" - ", " stand ", " stand:", " Stand", " on ", " am ", " le ", " in ", " في ", " für ", " for "])
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

    // What leads on to a date or a role is no part of a name.
    private static string Bare(string piece)
    {
        piece = piece.Trim(Around);
        for (var at = piece.LastIndexOf(' '); at > 0 && Trailing.Contains(Folding.Fold(piece[(at + 1)..])); at = piece.LastIndexOf(' '))
            piece = piece[..at].Trim(Around);
        return piece;
    }

    private static bool IsPerson(string name, SiteNames site)
    {
        if (name.Length is < 2 or > LongestName || !name.Any(char.IsLetter) || Words.Count(name) > MaxWords && !Array.Exists(Joints, joint => name.Contains(joint, StringComparison.Ordinal)))
            return false;
        if (Nobody.Contains(Folding.Key(name)) || FoldedLabels.Contains(Folding.Fold(name)) || site.AreExactly(name))
            return false;
        return !Words.Of(Folding.Fold(name)).Any(RoleWords.Contains);
    }
}
