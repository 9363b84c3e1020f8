using Digest.Core.Articles;

namespace Digest.Tests.Articles.Dates;

/// <summary>Which of several dates is that of the article, and how sure that is. The clock says Sunday 22 November 2026.</summary>
public sealed class WitnessTests
{
    private const string Title = "افتتاح حديقة عامة جديدة على ضفة النهر";
    private const string Friday = "وحضر سكان الأحياء المجاورة حفل الافتتاح الذي أقيم اليوم الجمعة في الساحة الكبرى، وغنى فيه أطفال المدارس ثم غرسوا أولى الأشجار.";
    private const string Monday = "وحضر سكان الأحياء المجاورة حفل الافتتاح الذي أقيم مساء أمس الإثنين في الساحة الكبرى، وغنى فيه أطفال المدارس ثم غرسوا الأشجار.";

    [Fact]
    public void The_publication_beats_a_change_on_another_line() =>
        Assert.Equal("2021-10-08", NewspaperLines.When(Parsing.Arabic("آخر تحديث: 12/10/2021", "نشر في: 08/10/2021").Published));

    [Fact]
    public void The_day_of_a_change_is_less_sure_than_that_of_the_publication() =>
        Assert.True(Confidence(Parsing.Arabic("آخر تحديث: 08/10/2021")) < Confidence(Parsing.Arabic("نشر في: 08/10/2021")));

    [Fact]
    public void A_weekday_in_the_story_makes_a_date_surer_and_another_one_less_sure()
    {
        var (plain, confirmed, denied) = (Parsing.Arabic("20/11/2026"), Parsing.Arabic("20/11/2026", Friday), Parsing.Arabic("20/11/2026", Monday));

        Assert.True(Confidence(confirmed) > Confidence(plain) && Confidence(plain) > Confidence(denied));
        Assert.Contains("calls today a Friday", confirmed.Published?.Basis, StringComparison.Ordinal);
        Assert.Contains(denied.Warnings, warning => warning.Contains("calls today a Tuesday", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("2026-09-21T04:05:00Z", "21 سبتمبر 2026، 07:05 صباحا", "2026-09-21 07:05 +03:00")]
    [InlineData("2026-09-20T22:30:00.000Z", "21 سبتمبر 2026، 01:30 صباحا", "2026-09-21 01:30 local")]
    [InlineData("2026-09-21T04:05:00Z", "21 سبتمبر 2026، 07:12 صباحا", "2026-09-21 04:05 Z")]
    [InlineData("2026-09-21T04:05:00+01:00", "21 سبتمبر 2026، 07:05 صباحا", "2026-09-21 04:05 +01:00")]
    public void A_time_in_UTC_is_told_in_the_zone_in_which_the_page_shows_it(string declared, string line, string when)
    {
        var published = Parsing.Parse($"<html><head><meta property=article:published_time content={declared}></head><body><h1>{Title}</h1><div>{line}</div><p>{Parsing.ArabicLead}</p><p>{Parsing.ArabicSecond}</p></body></html>").Published;

        Assert.Equal(when, $"{published?.Date:yyyy-MM-dd} {published?.Time:HH:mm} {published?.Zone ?? "local"}");
    }

    [Fact]
    public void A_date_with_a_weekday_that_it_was_not_is_reported()
    {
        var article = Parsing.Arabic("الجمعة 9 أكتوبر 2021");

        Assert.Equal("2021-10-09", NewspaperLines.When(article.Published));
        Assert.Contains(article.Warnings, warning => warning.Contains("a Friday, but it was a Saturday", StringComparison.Ordinal));
        Assert.True(Confidence(article) < Confidence(Parsing.Arabic("السبت 9 أكتوبر 2021")));
    }

    [Theory]
    [InlineData("الأحد، 22 نوفمبر 2026 10:41 ص", "بحث", "حوادث", "منوعات")]
    [InlineData("صحيفة الضفة", "الأحد 22 نوفمبر 2026", "حوادث", "منوعات")]
    [InlineData("22/11/2026", "الرئيسية", "حوادث", "منوعات")]
    public void The_day_in_the_frame_of_a_page_is_that_on_which_it_was_saved(params string[] above)
    {
        var article = Parsing.Parse(string.Join("\n\n", [.. above, Title, Parsing.ArabicLead, Parsing.ArabicSecond]));

        Assert.Equal(Title, article.Title);
        Assert.Null(article.Published);
    }

    [Fact]
    public void The_day_in_the_frame_is_taken_where_the_story_calls_it_today() =>
        Assert.Equal("2026-11-20", NewspaperLines.When(Parsing.Parse($"الجمعة 20 نوفمبر 2026\n\n{Title}\n\n{Parsing.ArabicLead}\n\n{Friday}").Published));

    [Fact]
    public void The_day_in_the_frame_is_not_taken_where_yesterday_had_another_weekday() =>
        Assert.Null(Parsing.Parse($"الجمعة 20 نوفمبر 2026\n\n{Title}\n\n{Parsing.ArabicLead}\n\n{Monday}").Published);

    [Theory]
    [InlineData("منذ 3 أيام", "2026-11-19")]
    [InlineData("منذ يومين", "2026-11-20")]
    [InlineData("قبل أسبوع", "2026-11-15")]
    [InlineData("أمس", "2026-11-21")]
    [InlineData("اليوم 09:15", "2026-11-22")]
    [InlineData("نشر منذ 12 ساعة", "2026-11-21")]
    [InlineData("قبل ساعتين", "2026-11-22")]
    [InlineData("2 days ago", "2026-11-20")]
    [InlineData("il y a 3 jours", "2026-11-19")]
    public void How_long_ago_it_was_is_counted_from_the_day_on_which_the_page_was_saved(string line, string date) =>
        Assert.Equal(date, NewspaperLines.When(Parsing.Parse($"الأحد، 22 نوفمبر 2026 10:41 ص\n\nبحث\n\nحوادث\n\nمنوعات\n\n{Title}\n\n{line}\n\n{Parsing.ArabicLead}\n\n{Parsing.ArabicSecond}").Published));

    [Theory]
    [InlineData("منذ 3 أيام")]
    [InlineData("أمس")]
    [InlineData("مؤخرا")]
    [InlineData("الجمعة")]
    [InlineData("2 hours ago")]
    public void Without_such_a_day_it_means_none(string line) => Assert.Null(NewspaperLines.Read(line));

    [Theory]
    [InlineData("عمان 12 تشرين الثاني (بترا)- شغّلت أمانة العاصمة، الخميس، أربع حافلات كهربائية على خط الجامعة، تشحن بطارياتها من ألواح شمسية ركبت فوق محطة المدينة.", "2026-11-12")]
    [InlineData("الرباط 8 أكتوبر 2021 (ومع) - افتتحت المدينة حديقة عامة جديدة على ضفة النهر تضم مسارات للمشي وملاعب للأطفال ومكتبة صغيرة في الهواء الطلق.", "2021-10-08")]
    [InlineData("تونس/ 8 أكتوبر 2021/ وات -- افتتحت المدينة حديقة عامة جديدة على ضفة النهر تضم مسارات للمشي وملاعب للأطفال ومكتبة صغيرة في الهواء الطلق.", "2021-10-08")]
    public void The_day_of_a_dateline_is_that_of_the_report(string paragraph, string date) => Assert.Equal(date, NewspaperLines.Read(paragraph));

    [Theory]
    [InlineData("الدوحة في 17 نوفمبر /قنا/ استقبل المطار اليوم أول رحلة مباشرة ضمن خط جديد يعمل ثلاث مرات أسبوعيا، أيام الثلاثاء والخميس والسبت من كل أسبوع.")]
    [InlineData("عمان 12 تشرين الثاني (بترا)- شغّلت أمانة العاصمة أربع حافلات كهربائية على خط الجامعة، تشحن بطارياتها من ألواح شمسية ركبت فوق محطة المدينة.")]
    [InlineData("عمان 8 تشرين الثاني 2021 كانت مدينة أخرى، ففيها افتتحت حديقة عامة جديدة تضم مسارات للمشي وملاعب للأطفال ومكتبة صغيرة في الهواء الطلق.")]
    public void A_dateline_whose_year_stays_open_or_that_is_none_gives_none(string paragraph) => Assert.Null(NewspaperLines.Read(paragraph));

    private static double Confidence(Article article) => article.Evidence["published"].Confidence;
}
