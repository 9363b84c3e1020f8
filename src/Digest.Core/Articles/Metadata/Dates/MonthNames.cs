using System.Collections.Frozen;
using Digest.Core.Articles.Text;

namespace Digest.Core.Articles.Metadata.Dates;

/// <summary>A month by one of its names.</summary>
/// <param name="Number">From 1 to 12 in its calendar.</param>
/// <param name="Calendar">The calendar it belongs to.</param>
/// <param name="IsWeak">Whether its name is also a common word or name, so that it needs day and year beside it.</param>
internal readonly record struct Month(int Number, Calendar Calendar = Calendar.Gregorian, bool IsWeak = false);

/// <summary>The names of months in the press, as one folded word or two.</summary>
internal static class MonthNames
{
    // Egypt and the Gulf; the Levant and Iraq; Morocco; Algeria and Tunisia; Mauritania.
    private static readonly string[] Arabic =
    [
        "يناير|كانون الثاني|كانون ثاني|كانون ثان|كانون 2|جانفي", "فبراير|شباط|فيفري", "مارس|آذار|مارت", "أبريل|إبريل|نيسان|أفريل", "مايو|أيار|مايس|ماي", "يونيو|يونيه|يونية|حزيران|جوان",
        "يوليو|يوليه|يولية|يوليوز|تموز|جويلية", "أغسطس|آب|غشت|أغشت|أوت", "سبتمبر|أيلول|شتنبر|شتمبر", "أكتوبر|تشرين الأول|تشرين أول|تشرين 1", "نوفمبر|تشرين الثاني|تشرين ثاني|تشرين ثان|تشرين 2|نونبر", "ديسمبر|كانون الأول|كانون أول|كانون 1|دجنبر|دجمبر",
    ];

    // English; French; German; Spanish.
    private static readonly string[] Latin =
    [
        "January|Jan|janvier|janv|Januar|Jänner|enero|ene", "February|Feb|février|févr|fév|Februar|Feber|febrero", "March|Mar|mars|März|Mrz|marzo", "April|Apr|avril|avr|abril|abr", "May|mai|mayo", "June|Jun|juin|Juni|junio",
        "July|Jul|juillet|juil|Juli|julio", "August|Aug|août|agosto|ago", "September|Sept|Sep|septembre|septiembre|setiembre", "October|Oct|octobre|Oktober|Okt|octubre", "November|Nov|novembre|noviembre", "December|Dec|décembre|déc|Dezember|Dez|diciembre|dic",
    ];

    // Turkish, with the capitals that lose their dot or gain one.
    private static readonly string[] Turkish = ["ocak", "şubat", "mart", "nisan", "mayıs|mayis", "haziran", "temmuz", "ağustos", "eylül", "ekim", "kasım|kasim", "aralık|aralik"];

    // Urdu; Persian, of the Gregorian calendar; Hebrew; Russian.
    private static readonly string[] Others =
    [
        "جنوری|ژانویه|ינואר|января|январь|янв", "فروری|فوریه|פברואר|февраля|февраль|фев", "مارچ|מרץ|מרס|марта|март", "اپریل|آوریل|אפריל|апреля|апрель|апр", "مئی|מאי|мая|май", "جون|ژوئن|יוני|июня|июнь",
        "جولائی|ژوئیه|جولای|יולי|июля|июль", "اگست|אוגוסט|августа|август|авг", "ستمبر|سپتامبر|ספטמבר|сентября|сентябрь|сен", "اکتبر|אוקטובר|октября|октябрь|окт", "نومبر|نوامبر|נובמבר|ноября|ноябрь|ноя", "دسمبر|دسامبر|דצמבר|декабря|декабрь|дек",
    ];

    // Libya's old calendar; the names are words of every day.
    private static readonly string[] Libyan = ["أي النار", "النوار", "الربيع", "الطير", "الماء", "الصيف", "ناصر", "هانيبال", "الفاتح", "التمور", "الحرث", "الكانون"];

    private static readonly string[] Hijri =
    [
        "محرم|المحرم", "صفر", "ربيع الأول|ربيع أول", "ربيع الآخر|ربيع الثاني|ربيع آخر|ربيع ثاني", "جمادى الأولى|جمادى الأول|جمادى أولى", "جمادى الآخرة|جمادى الثانية|جمادى الآخر|جمادى الثاني|جمادى ثانية",
        "رجب", "شعبان", "رمضان", "شوال", "ذو القعدة|ذي القعدة", "ذو الحجة|ذي الحجة",
    ];

    // Most of them are words or names as well.
    private static readonly string[] Jalali = ["فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند"];

    private static readonly FrozenDictionary<string, Month> Names = Load().DistinctBy(entry => entry.Name).ToFrozenDictionary(entry => entry.Name, entry => entry.Month);

    /// <summary>Finds a month by one or two folded words, the first perhaps with the preposition that Hebrew glues to it.</summary>
    public static bool TryFind(string folded, out Month month) =>
        Names.TryGetValue(folded, out month) || (folded.Length > 3 && folded[0] is 'ב' && Names.TryGetValue(folded[1..], out month));

    private static IEnumerable<(string Name, Month Month)> Load()
    {
        for (var i = 0; i < 12; i++)
        {
            foreach (var name in Fold($"{Arabic[i]}|{Latin[i]}|{Turkish[i]}|{Others[i]}"))
                yield return (name, new Month(i + 1));
            foreach (var name in Fold(Hijri[i]))
                yield return (name, new Month(i + 1, Calendar.Hijri));
            foreach (var name in Fold(Jalali[i]))
                yield return (name, new Month(i + 1, Calendar.Jalali, IsWeak: true));
            foreach (var name in Fold(Libyan[i]))
                yield return (name, new Month(i + 1, IsWeak: true));
        }
    }

    private static IEnumerable<string> Fold(string names) => names.Split('|').Select(Folding.Fold);
}
