using System.Collections.Frozen;
using Digest.Core.Articles.Text;

namespace Digest.Core.Articles.Metadata.Dates;

/// <summary>The words around a date: weekdays, "today", and what a line that is only a date may also say.</summary>
internal static class DayWords
{
    private static readonly string[] Weekdays =
    [
        "الأحد|Sunday|Sun|dimanche",
        "الاثنين|الإثنين|Monday|Mon|lundi",
        "الثلاثاء|الثلثاء|Tuesday|Tue|Tues|mardi",
        "الأربعاء|Wednesday|Wed|mercredi",
        "الخميس|Thursday|Thu|Thurs|jeudi",
        "الجمعة|Friday|Fri|vendredi",
        "السبت|Saturday|Sat|samedi",
    ];

    private const string Today = "اليوم|today|aujourd|hui";

    private const string Companions =
        "نشر|نشرت|نشرها|تم|النشر|بتاريخ|تاريخ|في|يوم|اليوم|الساعة|ساعة|على|عند|توقيت|بتوقيت|غرينتش|جرينتش|القاهرة|مكة|المكرمة|الرياض|آخر|تحديث|التحديث|حدث|أضيف|كتب|الموافق|ل|هـ|ه|م|ص|ميلادي|ميلادية|هجري|هجرية|صباحا|مساء|ظهرا|"
        + "published|posted|updated|last|update|on|at|date|of|the|gmt|utc|est|edt|bst|cet|am|pm|st|nd|rd|th|edition|first|modified|"
        + "publié|publiée|le|à|mis|mise|jour|modifié|du|de|h|er|et|min|par";

    private const string Updates = "تحديث|التحديث|حدث|updated|update|modified|mis|mise|modifié";

    private static readonly FrozenDictionary<string, DayOfWeek> Days = Weekdays
        .SelectMany((names, day) => names.Split('|').Select(name => (Name: Folding.Fold(name), Day: (DayOfWeek)day)))
        .DistinctBy(entry => entry.Name)
        .ToFrozenDictionary(entry => entry.Name, entry => entry.Day);

    private static readonly FrozenSet<string> TodayWords = Fold(Today);
    private static readonly FrozenSet<string> CompanionWords = Fold(Companions);
    private static readonly FrozenSet<string> UpdateWords = Fold(Updates);

    /// <summary>A weekday by its folded name, with a preposition or conjunction glued to it or not.</summary>
    public static bool TryFindWeekday(string folded, out DayOfWeek day)
    {
        if (Days.TryGetValue(folded, out day))
            return true;
        return folded.Length > 4 && folded[0] is 'و' or 'ب' && Days.TryGetValue(folded[1..], out day) && folded[1] == 'ا';
    }

    public static bool IsToday(string folded) => TodayWords.Contains(folded);

    public static bool IsCompanion(string folded) => CompanionWords.Contains(folded);

    public static bool IsUpdate(string folded) => UpdateWords.Contains(folded);

    private static FrozenSet<string> Fold(string words) => words.Split('|').Select(Folding.Fold).ToFrozenSet();
}
