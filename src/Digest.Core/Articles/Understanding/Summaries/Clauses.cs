namespace Digest.Core.Articles.Understanding.Summaries;

/// <summary>Shortens a sentence that is longer than a summary.</summary>
internal static class Clauses
{
    private const int Shortest = 80;

    // What opens a clause that can go: the sentence before it is whole.
    private static readonly string[] Additions =
    [
        "مشيرا", "مشيرة", "مشيرين", "مؤكدا", "مؤكدة", "مؤكدين", "مضيفا", "مضيفة", "موضحا", "موضحة", "مشددا", "مشددة", "مشددين", "مجددا", "مجددة", "مجددين", "مطالبا", "مطالبة", "محذرا", "محذرة", "مبينا", "مبينة", "كاشفا", "كاشفة", "متهما", "متهمة", "متوقعا", "متوقعة", "مذكرا", "مذكرة", "داعيا", "داعية", "لافتا", "لافتة", "معتبرا", "معتبرة", "معربا", "معربة", "مبرزا", "مبرزة", "مسجلا", "منوها", "فيما", "بينما", "في حين", "حيث", "وذلك", "كما", "مما", "ما أدى", "بحسب", "حسب", "وفق", "وفقا", "إذ", "لكن", "غير أن", "إلا أن", "وسط", "بعدما", "بعد أن", "من خلال",
        "while", "adding", "saying", "according to", "which", "although", "though", "whereas", "but", "and", "with", "as", "after", "despite", "including", "where",
        "tandis que", "alors que", "selon", "a indiqué", "a déclaré", "a annoncé", "a affirmé", "ajoutant", "précisant", "soulignant", "mais", "et", "ce qui", "dont", "notamment", "après", "malgré", "où",
    ];

    /// <summary>The longest beginning that is a whole sentence of at most so many characters, without its stop; 0 when there is none.</summary>
    public static int WholeWithin(ReadOnlySpan<char> sentence, int length)
    {
        for (var at = Math.Min(length, sentence.Length) - 1; at >= Shortest; at--)
        {
            if (sentence[at] is '،' or ',' or ';' or '؛' && IsAddition(sentence[(at + 1)..].TrimStart()) && Balance.Holds(sentence[..at]) && Openings.StandAlone(sentence))
                return at;
        }

        return 0;
    }

    /// <summary>The text, or as much of it as fits with an ellipsis: to a clause, to a word, never into a character.</summary>
    public static string Clip(ReadOnlySpan<char> text, int length)
    {
        if (text.Length <= length)
            return text.ToString();

        var room = text[..(length - 1)];
        var at = room.LastIndexOfAny("،؛,;:");
        if (at < Shortest)
            at = room.LastIndexOf(' ');
        if (at < Shortest)
            at = char.IsHighSurrogate(room[^1]) ? room.Length - 1 : room.Length;
        return $"{room[..at].TrimEnd()}…";
    }

    private static bool IsAddition(ReadOnlySpan<char> clause)
    {
        foreach (var addition in Additions)
        {
            if (clause.StartsWith(addition) && clause.Length > addition.Length && clause[addition.Length] == ' ')
                return true;
        }

        return false;
    }
}
