namespace Digest.Core.Articles.Understanding.Words;

/// <summary>What the form of a folded Arabic word tells of it, where the form is nearly always right.</summary>
internal static class ArabicForms
{
    private static readonly string[] NounsWithYa = ["يوم", "يورو", "يسار", "يمين", "يمن", "يهود", "يون", "ياب", "ياس", "ياف", "يوسف", "يحيي", "يعقوب", "يزيد", "يخت", "يقظ", "يقين", "يوبيل"];
    private static readonly string[] NounsWithLam = ["لج", "لغ", "لق", "لي", "لو", "لاع", "لاج", "لاح", "لاي", "لبن", "لبا", "لحظ", "لحو", "لحن", "لند", "لسان", "لصو", "لب", "لمس", "لمح"];

    private static readonly string[] NounsWithWaw =
    [
        "وزا", "وزي", "وزر", "وزن", "وفد", "وفو", "وفا", "وفي", "وفق", "وثي", "وثا", "وكا", "وكي", "وكل", "وسا", "وسي", "وسط", "واح", "واد", "والي", "والد", "واج", "واق", "واش", "وار", "وات", "وطن", "ولا", "ولد", "ورش", "ورق", "ورد", "وري", "وضع", "وبا",
        "وقف", "وقت", "وقو", "وقا", "وعد", "وعي", "وهر", "وهم", "وجد", "وجه", "وجو", "وحد", "وحي", "وظي", "وظا", "وصو", "وصي", "وصف", "وتي", "ويل", "ويك", "ويب", "وود", "وول", "وين", "وان", "واي",
    ];

    /// <summary>Whether its first letter is "and": ومدارس, but not وزارة.</summary>
    public static bool StartsWithAnd(ReadOnlySpan<char> word) => word is ['و', _, _, _, _, ..] && !StartsWithAny(word, NounsWithWaw);

    /// <summary>Whether it is a verb: يصادف, ويهدف, وتأخر.</summary>
    public static bool IsVerb(ReadOnlySpan<char> word) => word switch
    {
        ['و', 'ت', 'ي', 'ر', ..] or ['و', 'ي', 'ك', 'ي', ..] or ['و', 'ت', _, _, 'ي', _, ..] => false,
        ['و', 'ت' or 'ي', _, _, _, ..] => true,
        ['ي', _, _, _] or ['ي', _, _, _, _] or ['ي', _, _, _, _, _] => !StartsWithAny(word, NounsWithYa),
        _ => false,
    };

    /// <summary>How many letters stand before a noun that is defined by the next word: لخفض النفايات, باستضافة المملكة.</summary>
    public static int GlueBeforeDefined(ReadOnlySpan<char> word) =>
        word is ['ب', 'ا', 'س', 'ت', _, _, ..] || (word is ['ل', _, _, _, ..] && !StartsWithAny(word, NounsWithLam)) ? 1 : 0;

    private static bool StartsWithAny(ReadOnlySpan<char> word, string[] beginnings)
    {
        foreach (var beginning in beginnings)
        {
            if (word.StartsWith(beginning))
                return true;
        }

        return false;
    }
}
