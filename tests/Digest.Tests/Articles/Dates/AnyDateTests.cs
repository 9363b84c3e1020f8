using System.Globalization;
using Digest.Core.Articles.Blocks;
using Digest.Core.Articles.Metadata.Dates;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Digest.Tests.Articles.Dates;

/// <summary>Every day in every form is read back; whatever else comes in does no harm.</summary>
public sealed class AnyDateTests
{
    private static readonly DateOnly Latest = new(2026, 11, 23);
    private static readonly DateOnly Earliest = new(1991, 1, 1);

    private static readonly string[] Egyptian = ["يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"];
    private static readonly string[] Levantine = ["كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران", "تموز", "آب", "أيلول", "تشرين الأول", "تشرين الثاني", "كانون الأول"];
    private static readonly string[] Moroccan = ["يناير", "فبراير", "مارس", "أبريل", "ماي", "يونيو", "يوليوز", "غشت", "شتنبر", "أكتوبر", "نونبر", "دجنبر"];
    private static readonly string[] Algerian = ["جانفي", "فيفري", "مارس", "أفريل", "ماي", "جوان", "جويلية", "أوت", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"];
    private static readonly string[] Islamic = ["محرم", "صفر", "ربيع الأول", "ربيع الآخر", "جمادى الأولى", "جمادى الآخرة", "رجب", "شعبان", "رمضان", "شوال", "ذو القعدة", "ذو الحجة"];
    private static readonly string[] Iranian = ["فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند"];
    private static readonly string[] English = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
    private static readonly string[] French = ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"];
    private static readonly string[] German = ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"];
    private static readonly string[] Spanish = ["enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"];
    private static readonly string[] Russian = ["января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря"];
    private static readonly string[] Turkish = ["Ocak", "Şubat", "Mart", "Nisan", "Mayıs", "Haziran", "Temmuz", "Ağustos", "Eylül", "Ekim", "Kasım", "Aralık"];
    private static readonly string[] Urdu = ["جنوری", "فروری", "مارچ", "اپریل", "مئی", "جون", "جولائی", "اگست", "ستمبر", "اکتوبر", "نومبر", "دسمبر"];
    private static readonly string[] Hebrew = ["ינואר", "פברואר", "מרץ", "אפריל", "מאי", "יוני", "יולי", "אוגוסט", "ספטמבר", "אוקטובר", "נובמבר", "דצמבר"];
    private static readonly string[] Weekdays = ["الأحد", "الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت"];

    private static readonly Func<DateOnly, string>[] Forms =
    [
        date => $"{date.Day}/{date.Month}/{date.Year}",
        date => $"{date.Day:00}-{date.Month:00}-{date.Year}",
        date => $"{date.Year}/{date.Month:00}/{date.Day:00}",
        date => $"{date.Year}-{date.Month:00}-{date.Day:00}T08:30:00Z",
        date => $"{date.Day}ـ{date.Month}ـ{date.Year}",
        date => $"{date.Day} {Egyptian[date.Month - 1]} {date.Year}",
        date => $"{Weekdays[(int)date.DayOfWeek]}، {date.Day} {Levantine[date.Month - 1]} {date.Year}",
        date => $"{date.Day} {Moroccan[date.Month - 1]}، {date.Year}",
        date => $"{date.Day} {Algerian[date.Month - 1]} {date.Year}",
        date => $"{date.Day} {Levantine[date.Month - 1]}/{Egyptian[date.Month - 1]} {date.Year}",
        date => $"{date.Day} {Egyptian[date.Month - 1]}/ {Levantine[date.Month - 1]} {date.Year}",
        date => $"{Hijri(date)} هـ",
        date => $"{Hijri(date)} هـ - {date.Day} {Egyptian[date.Month - 1]} {date.Year} م",
        Jalali,
        date => $"{English[date.Month - 1]} {date.Day}, {date.Year}",
        date => $"{date.Day} {English[date.Month - 1][..3]} {date.Year}",
        date => $"{date.Day} {French[date.Month - 1]} {date.Year}",
        date => $"{date.Day}. {German[date.Month - 1]} {date.Year}",
        date => $"{date.Day} de {Spanish[date.Month - 1]} de {date.Year}",
        date => $"{date.Day} {Russian[date.Month - 1]} {date.Year} г.",
        date => $"{date.Day} {Turkish[date.Month - 1]} {date.Year}",
        date => $"{date.Day} {Urdu[date.Month - 1]} {date.Year}",
        date => $"{date.Day} ב{Hebrew[date.Month - 1]} {date.Year}",
        date => $"{date.Year}年{date.Month}月{date.Day}日",
    ];

    private static readonly string[] Frames = ["{0}", "نشر في: {0}", "{0} | 16:43", "{0} - الساعة 4:43 مساء", "Published {0}", "({0})"];

    private static readonly string[] Pieces =
    [
        "8", "12", "31", "2021", "1443", "99999", "/", "-", ".", ":", "،", "(", ")", "+", " ", "ـ", "\u200F", "أكتوبر", "كانون", "الثاني", "رمضان", "مهر", "May", "th", "de", "年", "月", "日", "星期五", "الجمعة", "اليوم", "م", "ص", "مساء", "بتوقيت", "غرينتش", "GMT", "T", "Z", "نشر", "تحديث", "بواسطة",
        "سلمى", "|", "٨", "۸", "\uD800", "\uDC00", "\0", "\u0301", "é", "İ", "منذ", "أيام", "前",
    ];

    private static Gen<DateOnly> Days => Gen.Choose(Earliest.DayNumber, Latest.DayNumber).Select(DateOnly.FromDayNumber);

    private static Gen<string> Texts => Gen.Elements(Pieces).ListOf().Select(string.Concat);

    [Property(MaxTest = 3_000, Replay = "5,7")]
    public Property Every_day_in_every_form_is_read_back() =>
        Prop.ForAll(Days.ToArbitrary(), Gen.Elements(Forms).ToArbitrary(), Gen.Elements(Frames).ToArbitrary(), (date, form, frame) =>
            Resolve(string.Format(CultureInfo.InvariantCulture, frame, form(date))) == date);

    [Property(MaxTest = 1_000, Replay = "9,11")]
    public Property Digits_of_other_scripts_mean_the_same() =>
        Prop.ForAll(Days.ToArbitrary(), Gen.Elements(Forms).ToArbitrary(), Gen.Elements('٠', '۰').ToArbitrary(), (date, form, zero) =>
            Resolve(new string([.. form(date).Select(c => char.IsAsciiDigit(c) ? (char)(c - '0' + zero) : c)])) == date);

    [Property(MaxTest = 1_000, Replay = "15,17")]
    public Property A_weekday_fixes_a_year_in_which_it_fits() =>
        Prop.ForAll(Days.ToArbitrary(), date => Resolve($"{Weekdays[(int)date.DayOfWeek]} {date.Day} {Egyptian[date.Month - 1]}") is { } read
            && (read.Day, read.Month, read.DayOfWeek) == (date.Day, date.Month, date.DayOfWeek) && read >= date && read <= Latest);

    [Property(MaxTest = 2_000, Replay = "21,23")]
    public Property No_line_does_harm() =>
        Prop.ForAll(Texts.ToArbitrary(), text =>
        {
            var block = new Block(BlockKind.Paragraph, text, 0);
            var paragraph = $"{text} اليوم {text}";
            RelativeDay.Read(block, Latest, new TimeOnly(10, 41));
            DatelineDay.Find(paragraph, Latest, isMonthFirst: false);
            var today = new StoryDays([new Block(BlockKind.Paragraph, paragraph, 0)], isMonthFirst: false).CalledToday(Latest);
            return (DateLine.Read(block, isMonthFirst: true)?.Resolve(Latest)?.Date ?? Earliest) <= Latest && (today?.Date ?? Earliest) <= Latest;
        });

    // What is read of a text does not grow with it.
    [Theory]
    [InlineData("8/10/")]
    [InlineData("كانون ")]
    [InlineData("اليوم الجمعة ")]
    [InlineData("8 أكتوبر 2021 - ")]
    [InlineData("16:43 + ")]
    public void A_long_text_has_no_more_tokens_than_the_part_that_is_read(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 100_000));

        Assert.Null(DateLine.Read(new Block(BlockKind.Paragraph, text, 0), isMonthFirst: false));
        Assert.InRange(DateToken.Cut(text, 1_000).Count, 1, 1_000);
    }

    private static DateOnly? Resolve(string line) => DateLine.Read(new Block(BlockKind.Paragraph, line, 0), isMonthFirst: false)?.Resolve(Latest)?.Date;

    private static string Hijri(DateOnly date)
    {
        var (calendar, time) = (new UmAlQuraCalendar(), date.ToDateTime(TimeOnly.MinValue));
        return $"{calendar.GetDayOfMonth(time)} {Islamic[calendar.GetMonth(time) - 1]} {calendar.GetYear(time)}";
    }

    private static string Jalali(DateOnly date)
    {
        var (calendar, time) = (new PersianCalendar(), date.ToDateTime(TimeOnly.MinValue));
        return $"{calendar.GetDayOfMonth(time)} {Iranian[calendar.GetMonth(time) - 1]} {calendar.GetYear(time)}";
    }
}
