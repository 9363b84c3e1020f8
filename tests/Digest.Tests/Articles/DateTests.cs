using Digest.Core.Articles;

namespace Digest.Tests.Articles;

public sealed class DateTests
{
    [Theory]
    [InlineData("27-1-2018 | 16:43", "2018-01-27", "16:43")]
    [InlineData("2018/01/27", "2018-01-27", null)]
    [InlineData("27.01.2018", "2018-01-27", null)]
    [InlineData("27ـ1ـ2018", "2018-01-27", null)]
    [InlineData("٢٧/٠١/٢٠١٨", "2018-01-27", null)]
    [InlineData("۲۷/۰۱/۲۰۱۸", "2018-01-27", null)]
    [InlineData("\u200F27/\u200F01/\u200F2018", "2018-01-27", null)]
    [InlineData("السبت 27 يناير 2018 - 16:43", "2018-01-27", "16:43")]
    [InlineData("السبت، ٢٧ كانون الثاني ٢٠١٨", "2018-01-27", null)]
    [InlineData("27 كانون 2 2018", "2018-01-27", null)]
    [InlineData("نشر في: 27 جانفي 2018 على الساعة 4:43 مساء", "2018-01-27", "16:43")]
    [InlineData("8 أكتوبر/ تشرين الأول 2021", "2021-10-08", null)]
    [InlineData("8 نيسان / أبريل 2021", "2021-04-08", null)]
    [InlineData("الجمعة 9 أبريل 2021", "2021-04-09", null)]
    [InlineData("9 إبريل 2021", "2021-04-09", null)]
    [InlineData("9 أفريل 2021", "2021-04-09", null)]
    [InlineData("5 شباط 2021", "2021-02-05", null)]
    [InlineData("5 فيفري 2021", "2021-02-05", null)]
    [InlineData("5 آذار 2021", "2021-03-05", null)]
    [InlineData("5 أيار 2021", "2021-05-05", null)]
    [InlineData("5 ماي 2021", "2021-05-05", null)]
    [InlineData("5 مايس 2021", "2021-05-05", null)]
    [InlineData("5 يونيه 2021", "2021-06-05", null)]
    [InlineData("5 حزيران 2021", "2021-06-05", null)]
    [InlineData("5 جوان 2021", "2021-06-05", null)]
    [InlineData("5 يوليوز 2021", "2021-07-05", null)]
    [InlineData("5 تموز 2021", "2021-07-05", null)]
    [InlineData("5 جويلية 2021", "2021-07-05", null)]
    [InlineData("5 غشت 2021", "2021-08-05", null)]
    [InlineData("5 أغشت 2021", "2021-08-05", null)]
    [InlineData("5 آب 2021", "2021-08-05", null)]
    [InlineData("5 أوت 2021", "2021-08-05", null)]
    [InlineData("5 شتنبر 2021", "2021-09-05", null)]
    [InlineData("5 ايلول 2021", "2021-09-05", null)]
    [InlineData("5 تشرين الثاني 2021", "2021-11-05", null)]
    [InlineData("5 نونبر 2021", "2021-11-05", null)]
    [InlineData("5 دجنبر 2021", "2021-12-05", null)]
    [InlineData("5 كانون الأول 2021", "2021-12-05", null)]
    [InlineData("5 هانيبال 2009", "2009-08-05", null)]
    [InlineData("1 ربيع الأول 1443 هـ", "2021-10-07", null)]
    [InlineData("1 ربيع الأول 1443 هـ الموافق 8 أكتوبر 2021 م", "2021-10-08", null)]
    [InlineData("الأربعاء 18 نوفمبر", "2026-11-18", null)]
    public void An_Arabic_date_line_under_the_headline_is_read(string line, string date, string? time)
    {
        var published = Parsing.Arabic(line).Published;

        Assert.NotNull(published);
        Assert.Equal(DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture), published.Date);
        Assert.Equal(time, published.Time?.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(time is null ? DatePrecision.Day : DatePrecision.Minute, published.Precision);
    }

    [Theory]
    [InlineData("October 8, 2021", "2021-10-08")]
    [InlineData("Published on Friday, 8th of October 2021", "2021-10-08")]
    [InlineData("Oct. 8, 2021 4:43 pm", "2021-10-08")]
    [InlineData("10/18/2021", "2021-10-18")]
    [InlineData("Publié le 8 octobre 2021 à 16h43", "2021-10-08")]
    [InlineData("1er mars 2020", "2020-03-01")]
    public void An_English_or_French_date_line_is_read(string line, string date) =>
        Assert.Equal(DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture), Parsing.English(line).Published?.Date);

    [Theory]
    [InlineData("18 نوفمبر")]
    [InlineData("الأربعاء")]
    [InlineData("أمس")]
    [InlineData("31 فبراير 2021")]
    [InlineData("1 يناير 2030")]
    [InlineData("1 يناير 1930")]
    [InlineData("2021-2023")]
    public void A_line_that_fixes_no_day_gives_none(string line) => Assert.Null(Parsing.Arabic(line).Published);

    [Fact]
    public void Month_and_day_in_figures_that_could_be_either_give_none_in_English() =>
        Assert.Null(Parsing.English("10/8/2021").Published);

    [Fact]
    public void The_line_under_the_headline_beats_the_date_at_the_top_of_the_page()
    {
        var article = Parsing.Parse($"الأحد 22 نوفمبر 2026\n\nافتتاح حديقة عامة جديدة على ضفة النهر\n\n17-11-2026 | 14:20\n\n{Parsing.ArabicLead}\n\n{Parsing.ArabicSecond}");

        Assert.Equal(new DateOnly(2026, 11, 17), article.Published?.Date);
        Assert.Contains("under the headline", article.Published?.Basis, StringComparison.Ordinal);
    }

    [Fact]
    public void The_day_at_the_top_of_the_page_alone_is_not_taken_but_reported()
    {
        var article = Parsing.Parse($"الأحد 22 نوفمبر 2026\n\nافتتاح حديقة عامة جديدة على ضفة النهر\n\n{Parsing.ArabicLead}\n\n{Parsing.ArabicSecond}");

        Assert.Null(article.Published);
        Assert.Contains(article.Warnings, warning => warning.Contains("الأحد 22 نوفمبر 2026", StringComparison.Ordinal));
        Assert.DoesNotContain(article.Paragraphs, paragraph => paragraph.Contains("نوفمبر", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("وانعقد الاجتماع اليوم الجمعة (8 أكتوبر/ تشرين الأول) في مقر المنظمة بحضور ممثلي خمسين دولة، وناقش خطة العمل المقبلة وميزانيتها.", "2021-10-08")]
    [InlineData("وانعقد الاجتماع اليوم الأربعاء 18 نوفمبر 2026 في مقر المنظمة بحضور ممثلي خمسين دولة، وناقش خطة العمل المقبلة وميزانيتها.", "2026-11-18")]
    public void What_the_text_calls_today_is_the_date(string paragraph, string date) =>
        Assert.Equal(DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture), Parsing.Arabic(paragraph).Published?.Date);

    [Theory]
    [InlineData("ولفت إلى أن هذا العام يصادف الذكرى العشرين لهجمات “11 سبتمبر/ أيلول”، وأن الاجتماع المقبل سيعقد في 3 مارس 2025 بحضور ممثلي خمسين دولة.")]
    [InlineData("وقد صدر القرار 1325 (2000) عن مجلس الأمن، وتولى البلدان الرئاسة في 2021-2023 قبل أن تنتقل إلى غيرهما من أعضاء المنتدى العالمي المذكور.")]
    [InlineData("ووقع الطرفان الاتفاق يوم الجمعة 8 أكتوبر 2021 في العاصمة، ثم صادقت عليه برلمانات الدول الأعضاء بعد أشهر من النقاش الطويل حول بنوده.")]
    public void A_date_that_the_story_tells_is_never_taken(string paragraph) => Assert.Null(Parsing.Arabic(paragraph).Published);

    [Fact]
    public void An_offset_does_not_move_the_day()
    {
        var published = Parsing.Parse($"---\ntitle: Garden opens\ndate: 2026-11-19T23:30:00-05:00\n---\n{Parsing.EnglishLead}\n").Published;

        Assert.Equal(new PublicationDate(new DateOnly(2026, 11, 19), new TimeOnly(23, 30), DatePrecision.Minute, "the front matter's date") { Zone = "-05:00" }, published);
    }
}
