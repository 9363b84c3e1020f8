using System.Collections.Frozen;
using Digest.Core.Articles.Text;

namespace Digest.Core.Articles.Metadata.Dates;

/// <summary>A month by one of its names.</summary>
/// <param name="Number">From 1 to 12 in its calendar.</param>
/// <param name="IsHijri">Whether it is a month of the Islamic calendar.</param>
/// <param name="IsWeak">Whether its name is also a common word or name, so that it needs day and year beside it.</param>
internal readonly record struct Month(int Number, bool IsHijri = false, bool IsWeak = false);

/// <summary>The names of months in the Arab press, English and French, as one folded word or several.</summary>
internal static class MonthNames
{
    // Egypt and the Gulf; the Levant and Iraq; Morocco; Algeria and Tunisia; Mauritania; English; French.
    private static readonly string[] Gregorian =
    [
        "يناير|كانون الثاني|كانون ثاني|كانون 2|جانفي|January|Jan|janvier|janv",
        "فبراير|شباط|فيفري|February|Feb|février|févr|fév",
        "مارس|آذار|مارت|March|Mar|mars",
        "أبريل|إبريل|نيسان|أفريل|April|Apr|avril|avr",
        "مايو|أيار|مايس|ماي|May|mai",
        "يونيو|يونيه|حزيران|جوان|June|Jun|juin",
        "يوليو|يوليه|يوليوز|تموز|جويلية|July|Jul|juillet|juil",
        "أغسطس|اغسطس|آب|غشت|أغشت|أوت|August|Aug|août",
        "سبتمبر|أيلول|شتنبر|شتمبر|September|Sept|Sep|septembre",
        "أكتوبر|تشرين الأول|تشرين أول|تشرين 1|October|Oct|octobre",
        "نوفمبر|تشرين الثاني|تشرين ثاني|تشرين 2|نونبر|نوفمر|November|Nov|novembre",
        "ديسمبر|كانون الأول|كانون أول|كانون 1|دجنبر|دجمبر|December|Dec|décembre|déc",
    ];

    // Libya's old calendar; the names are words of every day.
    private static readonly string[] Libyan = ["أي النار", "النوار", "الربيع", "الطير", "الماء", "الصيف", "ناصر", "هانيبال", "الفاتح", "التمور", "الحرث", "الكانون"];

    private static readonly string[] Hijri =
    [
        "محرم|المحرم", "صفر", "ربيع الأول|ربيع أول", "ربيع الآخر|ربيع الثاني|ربيع آخر", "جمادى الأولى|جمادى الأول|جمادي الاولى", "جمادى الآخرة|جمادى الثانية|جمادى الآخر|جمادى الثاني",
        "رجب", "شعبان", "رمضان", "شوال", "ذو القعدة|ذي القعدة", "ذو الحجة|ذي الحجة",
    ];

    private static readonly FrozenDictionary<string, Month> Names = Load().ToFrozenDictionary(entry => entry.Name, entry => entry.Month);

    /// <summary>Finds a month by one or two folded words.</summary>
    public static bool TryFind(string folded, out Month month) => Names.TryGetValue(folded, out month);

    private static IEnumerable<(string Name, Month Month)> Load()
    {
        for (var i = 0; i < 12; i++)
        {
            foreach (var name in Gregorian[i].Split('|').Select(Folding.Fold).Distinct())
                yield return (name, new Month(i + 1));
            foreach (var name in Hijri[i].Split('|').Select(Folding.Fold).Distinct())
                yield return (name, new Month(i + 1, IsHijri: true));
            yield return (Folding.Fold(Libyan[i]), new Month(i + 1, IsWeak: true));
        }
    }
}
