using System.Buffers;
using System.Collections.Frozen;
using Digest.Core.Articles.Text;

namespace Digest.Core.Articles.Metadata.Dates;

/// <summary>The names of the weekdays and the words today, yesterday and tomorrow.</summary>
internal static class DayWords
{
    // Where the name alone is a number or another word, it counts only with the word before it.
    private static readonly string[] Weekdays =
    [
        "الأحد|Sunday|Sun|dimanche|Sonntag|domingo|воскресенье|یکشنبه|یک شنبه|اتوار|יום ראשון|ביום ראשון|星期日|星期天|周日|週日|pazar",
        "الاثنين|الإثنين|Monday|Mon|lundi|Montag|lunes|понедельник|دوشنبه|دو شنبه|پیر|יום שני|ביום שני|星期一|周一|週一|pazartesi",
        "الثلاثاء|الثلثاء|Tuesday|Tue|Tues|mardi|Dienstag|martes|вторник|سه‌شنبه|سه شنبه|منگل|יום שלישי|ביום שלישי|星期二|周二|週二|salı",
        "الأربعاء|Wednesday|Wed|mercredi|Mittwoch|miércoles|среда|среду|چهارشنبه|چهار شنبه|بدھ|יום רביעי|ביום רביעי|星期三|周三|週三|çarşamba",
        "الخميس|Thursday|Thu|Thurs|jeudi|Donnerstag|jueves|четверг|پنجشنبه|پنج شنبه|جمعرات|יום חמישי|ביום חמישי|星期四|周四|週四|perşembe",
        "الجمعة|Friday|Fri|vendredi|Freitag|viernes|пятница|пятницу|جمعه|יום שישי|ביום שישי|星期五|周五|週五|cuma",
        "السبت|Saturday|Sat|samedi|Samstag|Sonnabend|sábado|суббота|субботу|شنبه|שבת|יום שבת|星期六|周六|週六|cumartesi",
    ];

    private static readonly string[] Todays = ["اليوم", "today", "aujourd", "hui", "heute", "hoy", "сегодня", "امروز", "آج", "היום", "今天", "今日", "bugün"];
    private static readonly string[] Yesterdays = ["أمس", "امس", "yesterday", "hier", "gestern", "ayer", "вчера", "دیروز", "אתמול", "昨天", "dün"];
    private static readonly string[] Tomorrows = ["غد", "غدا", "tomorrow", "demain", "morgen", "mañana", "завтра", "فردا", "מחר", "明天", "yarın"];

    private static readonly FrozenDictionary<string, int> Near = new (int Days, string[] Words)[] { (0, Todays), (1, Yesterdays), (-1, Tomorrows) }
        .SelectMany(entry => entry.Words.Select(word => (Word: Folding.Fold(word), entry.Days)))
        .DistinctBy(entry => entry.Word)
        .ToFrozenDictionary(entry => entry.Word, entry => entry.Days);

    // Searched for one by one, which is quicker than all at once.
    private static readonly string[] NearAsWritten = [.. Todays.Concat([.. Yesterdays, .. Tomorrows]).Where(word => !HasCase(word))];
    private static readonly SearchValues<string> NearInAnyCase = SearchValues.Create([.. Todays.Concat([.. Yesterdays, .. Tomorrows]).Where(HasCase)], StringComparison.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, DayOfWeek> Days = Weekdays
        .SelectMany((names, day) => names.Split('|').Select(name => (Name: Folding.Fold(name), Day: (DayOfWeek)day)))
        .DistinctBy(entry => entry.Name)
        .ToFrozenDictionary(entry => entry.Name, entry => entry.Day);

    /// <summary>The weekday that ends at a token; null when there is none.</summary>
    public static DayOfWeek? WeekdayAt(IReadOnlyList<DateToken> tokens, int i)
    {
        if (!tokens[i].IsWord)
            return null;
        if (i > 0 && tokens[i - 1].IsWord && Days.TryGetValue($"{tokens[i - 1].Text} {tokens[i].Text}", out var day))
            return day;
        return TryFindWeekday(tokens[i].Text, out day) ? day : null;
    }

    /// <summary>A weekday by its folded name, with a preposition or conjunction glued to it or not.</summary>
    public static bool TryFindWeekday(string folded, out DayOfWeek day)
    {
        if (Days.TryGetValue(folded, out day))
            return true;
        return folded.Length > 4 && folded[0] is 'و' or 'ب' or 'ف' && Days.TryGetValue(folded[1..], out day) && folded[1] == 'ا';
    }

    public static bool IsToday(string folded) => DaysAgo(folded) == 0;

    /// <summary>How many days before today a word means: 1 for yesterday, -1 for tomorrow; null for other words.</summary>
    public static int? DaysAgo(string folded) => Near.TryGetValue(folded, out var days) ? days : null;

    /// <summary>Whether a text may hold a word of <see cref="DaysAgo"/>: quick, and sure only where it says no.</summary>
    public static bool MayNameToday(string text) => Array.Exists(NearAsWritten, word => text.Contains(word, StringComparison.Ordinal)) || (HasCase(text) && text.AsSpan().ContainsAny(NearInAnyCase));

    // Of Latin and Cyrillic; a search in any case is slow, and most texts need none.
    private static bool HasCase(string text) => text.AsSpan().ContainsAnyInRange('A', '\u04FF');
}
