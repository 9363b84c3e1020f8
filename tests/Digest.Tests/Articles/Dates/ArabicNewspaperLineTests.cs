namespace Digest.Tests.Articles.Dates;

/// <summary>Date lines as Arabic newspapers, agencies and their systems write them.</summary>
public sealed class ArabicNewspaperLineTests
{
    [Theory]
    [InlineData("الجمعة 8 أكتوبر 2021 - 04:43 م", "2021-10-08 16:43")]
    [InlineData("الجمعة 08/أكتوبر/2021 - 12:05 ص", "2021-10-08 00:05")]
    [InlineData("الجمعة، 08 أكتوبر 2021 12:05 م", "2021-10-08 12:05")]
    [InlineData("نُشر الجمعة 8 أكتوبر 2021، الساعة 4 مساءً", "2021-10-08 16:00")]
    [InlineData("نشر في: الجمعة 8 أكتوبر 2021 - 10:15 صباحا | آخر تحديث: السبت 9 أكتوبر 2021 - 11:20 صباحا", "2021-10-08 10:15")]
    [InlineData("آخر تحديث: 09/10/2021 11:20 ص | نشر: 08/10/2021 10:15 م", "2021-10-08 22:15")]
    [InlineData("آخر تحديث: 8 أكتوبر 2021 - 16:43", "2021-10-08 16:43")]
    [InlineData("تاريخ النشر: 08.10.2021 | 16:43 GMT", "2021-10-08 16:43 Z")]
    [InlineData("8 أكتوبر 2021 - 16:43 بتوقيت غرينتش", "2021-10-08 16:43 Z")]
    [InlineData("08 أكتوبر 2021 - 19:43 بتوقيت أبوظبي", "2021-10-08 19:43 +04:00")]
    [InlineData("الجمعة 8 تشرين الأول 2021، 07:43 م بتوقيت مكة المكرمة", "2021-10-08 19:43 +03:00")]
    [InlineData("8/10/2021 | آخر تحديث: 8/10/2021 07:43 PM (بتوقيت مكة المكرمة)", "2021-10-08")]
    [InlineData("الجمعة ٨ تشرين الأول / أكتوبر ٢٠٢١ - ١٦:٤٣", "2021-10-08 16:43")]
    [InlineData("كانون الثاني/يناير 2021", null)]
    [InlineData("9 كانون الثاني/يناير 2021", "2021-01-09")]
    [InlineData("9 يناير/كانون الثاني 2021", "2021-01-09")]
    [InlineData("الجمعة، 8 تشرين الأول/أكتوبر 2021", "2021-10-08")]
    [InlineData("السبت 2 ربيع الأول 1443 هـ الموافق 9 أكتوبر 2021 م", "2021-10-09")]
    [InlineData("الجمعة - 2 ربيع الأول 1443 هـ - 08 أكتوبر 2021 مـ - 04:43 مساءً", "2021-10-08 16:43")]
    [InlineData("الجمعة 1443/3/2 هـ - الموافق 2021/10/8 م", "2021-10-08")]
    [InlineData("1443/03/01 هـ", "2021-10-07")]
    [InlineData("الثلاثاء 1 رمضان 1445", "2024-03-12")]
    [InlineData("الاثنين 1 رمضان 1445هـ", "2024-03-11")]
    [InlineData("الجمعة 08 أكتوبر 2021 / 16:43", "2021-10-08 16:43")]
    [InlineData("الجمعة 08 أكتوبر 2021 16:43:25", "2021-10-08 16:43")]
    [InlineData("الرباط - الجمعة 8 أكتوبر 2021", "2021-10-08")]
    [InlineData("بتاريخ 8 شتنبر 2021 على الساعة 16:43", "2021-09-08 16:43")]
    [InlineData("الأربعاء 01 دجنبر 2021 - 13:00", "2021-12-01 13:00")]
    [InlineData("أضيف في 8 غشت 2021 الساعة 11 ليلا", "2021-08-08 23:00")]
    [InlineData("نشر يوم 08 - 10 - 2021", "2021-10-08")]
    [InlineData("08ـ10ـ2021", "2021-10-08")]
    [InlineData("08|10|2021", "2021-10-08")]
    [InlineData("\u200F8\u200F/10/\u200F2021", "2021-10-08")]
    [InlineData("الخميس 07 أكتوبر 2021 م الساعة 9:30 صباحًا", "2021-10-07 09:30")]
    [InlineData("14 أبريل 2025م 10:43", "2025-04-14 10:43")]
    [InlineData("هبة الصمادي · 19 تشرين الأول 2026 · قراءة 3 دقائق", "2026-10-19")]
    [InlineData("كتب: سلمى الوزاني | الجمعة 8 أكتوبر 2021", "2021-10-08")]
    [InlineData("بواسطة: عمر الفاتح\t31/10/2026 22:14\tقراءات: 1873", "2026-10-31 22:14")]
    [InlineData("2021-10-08T16:43:00+03:00", "2021-10-08 16:43 +03:00")]
    [InlineData("2021-10-08T16:43:00-05:00", "2021-10-08 16:43 -05:00")]
    [InlineData("2021-10-08T16:43Z", "2021-10-08 16:43 Z")]
    [InlineData("2021-10-08 16:43 +0300", "2021-10-08 16:43 +03:00")]
    [InlineData("8 أكتوبر 2021، 16:43 GMT+3", "2021-10-08 16:43 +03:00")]
    [InlineData("8 أكتوبر 2021، 16:43 (غرينتش+3)", "2021-10-08 16:43 +03:00")]
    [InlineData("8 أكتوبر 2021، 16:43 بتوقيت القاهرة", "2021-10-08 16:43")]
    public void A_date_line_of_a_newspaper_is_read_as_its_readers_do(string line, string? expected) => Assert.Equal(expected, NewspaperLines.Read(line));

    [Theory]
    [InlineData("كانون الثاني|كانون ثاني|كانون 2|يناير|جانفي|ينایر", 1)]
    [InlineData("شباط|فبراير|فيفري", 2)]
    [InlineData("آذار|اذار|مارس", 3)]
    [InlineData("نيسان|أبريل|إبريل|ابريل|أفريل|افريل", 4)]
    [InlineData("أيار|ايار|مايو|ماي|مايس", 5)]
    [InlineData("حزيران|يونيو|يونيه|جوان", 6)]
    [InlineData("تموز|يوليو|يوليه|يوليوز|جويلية", 7)]
    [InlineData("آب|أغسطس|اغسطس|غشت|أغشت|أوت|اوت", 8)]
    [InlineData("أيلول|ايلول|سبتمبر|شتنبر|شتمبر", 9)]
    [InlineData("تشرين الأول|تشرين أول|تشرين 1|أكتوبر|اكتوبر", 10)]
    [InlineData("تشرين الثاني|تشرين ثاني|تشرين 2|نوفمبر|نونبر", 11)]
    [InlineData("كانون الأول|كانون أول|كانون 1|ديسمبر|دجنبر|دجمبر", 12)]
    public void The_months_have_their_names_from_Morocco_to_Iraq(string names, int month) =>
        Assert.All(names.Split('|'), name => Assert.Equal($"2021-{month:00}-05", NewspaperLines.Read($"5 {name} 2021")));

    [Theory]
    [InlineData("أي النار|النوار|الربيع|الطير|الماء|الصيف|ناصر|هانيبال|الفاتح|التمور|الحرث|الكانون")]
    public void The_months_of_Libyas_old_calendar_are_read_with_their_year(string names) =>
        Assert.All(names.Split('|').Index(), month => Assert.Equal($"2009-{month.Index + 1:00}-05", NewspaperLines.Read($"5 {month.Item} 2009")));

    // First days of the months of 1445 in the calendar of Umm al-Qura.
    [Theory]
    [InlineData("محرم|المحرم", "2023-07-19")]
    [InlineData("صفر", "2023-08-17")]
    [InlineData("ربيع الأول|ربيع أول", "2023-09-16")]
    [InlineData("ربيع الآخر|ربيع الثاني", "2023-10-16")]
    [InlineData("جمادى الأولى|جمادى الاولى", "2023-11-15")]
    [InlineData("جمادى الآخرة|جمادى الثانية", "2023-12-14")]
    [InlineData("رجب", "2024-01-13")]
    [InlineData("شعبان", "2024-02-11")]
    [InlineData("رمضان", "2024-03-11")]
    [InlineData("شوال", "2024-04-10")]
    [InlineData("ذو القعدة|ذي القعدة", "2024-05-09")]
    [InlineData("ذو الحجة|ذي الحجة", "2024-06-07")]
    public void A_month_of_the_Hijra_begins_on_its_day_of_the_common_era(string names, string date) =>
        Assert.All(names.Split('|'), name => Assert.Equal(date, NewspaperLines.Read($"1 {name} 1445 هـ")));

    [Theory]
    [InlineData("الأحد", "2026-11-22")]
    [InlineData("الاثنين", "2026-11-16")]
    [InlineData("الإثنين", "2026-11-16")]
    [InlineData("الثلاثاء", "2026-11-17")]
    [InlineData("الأربعاء", "2026-11-18")]
    [InlineData("الاربعاء", "2026-11-18")]
    [InlineData("الخميس", "2026-11-19")]
    [InlineData("يوم الجمعة", "2026-11-20")]
    [InlineData("/السبت/", "2026-11-21")]
    public void A_day_and_month_take_the_newest_year_with_that_weekday(string weekday, string date) =>
        Assert.Equal(date, NewspaperLines.Read($"{weekday} {date[8..]} نوفمبر"));

    [Theory]
    [InlineData("الجمعة 8 أكتوبر", "2021-10-08")]
    [InlineData("السبت 27 يناير", "2024-01-27")]
    [InlineData("السبت 29 شباط", "2020-02-29")]
    [InlineData("الاثنين 29 فبراير", "2016-02-29")]
    public void An_older_year_is_taken_where_only_its_weekday_fits(string line, string date) => Assert.Equal(date, NewspaperLines.Read(line));
}
