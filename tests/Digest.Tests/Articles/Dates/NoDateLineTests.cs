namespace Digest.Tests.Articles.Dates;

/// <summary>What holds a date or looks like one and is not that of the publication.</summary>
public sealed class NoDateLineTests
{
    [Theory]
    [InlineData("8 أكتوبر 2021 - 12 أكتوبر 2021")]
    [InlineData("8 أكتوبر - 12 أكتوبر 2021")]
    [InlineData("8-12 أكتوبر 2021")]
    [InlineData("من 8 إلى 12 أكتوبر 2021")]
    [InlineData("08/10/2021 - 12/10/2021")]
    [InlineData("8 Oct 2021 - 12 Oct 2021")]
    [InlineData("October 8, 2021 – October 12, 2021")]
    [InlineData("2021-2023")]
    [InlineData("أكتوبر 2021")]
    public void A_span_is_no_day(string line) => Assert.Null(NewspaperLines.Read(line));

    [Theory]
    [InlineData("بواسطة: عمر الفاتح")]
    [InlineData("بواسطة صحيفة 26 سبتمبر")]
    [InlineData("كتب: محمد رمضان")]
    [InlineData("شعبان عبد الرحيم")]
    [InlineData("موعد التقديم: 8 أكتوبر 2021")]
    [InlineData("تاريخ الميلاد: 8 أكتوبر 2001")]
    public void A_byline_or_another_label_is_no_date_line(string line) => Assert.Null(NewspaperLines.Read(line));

    [Theory]
    [InlineData("Residents may 3 times a year")]
    [InlineData("May 3")]
    [InlineData("Sep 11")]
    [InlineData("mar 12 people")]
    [InlineData("Press conference: May 3, 2021")]
    [InlineData("Version 10.1.2021")]
    [InlineData("10.1.2021.5")]
    [InlineData("+213 21 10 20 21")]
    [InlineData("021-10-2021")]
    [InlineData("3-1")]
    [InlineData("1/2")]
    [InlineData("$1.202")]
    [InlineData("1.200.2021")]
    [InlineData("13/13/2021")]
    [InlineData("00/10/2021")]
    [InlineData("16:43")]
    [InlineData("2021")]
    public void Other_figures_and_short_words_are_none(string line) => Assert.Null(NewspaperLines.ReadEnglish(line));

    [Theory]
    [InlineData("الثلاثاء 24 نوفمبر 2026")]
    [InlineData("24/11/2026")]
    [InlineData("8 أكتوبر 2027")]
    [InlineData("1 محرم 1449 هـ")]
    [InlineData("1410/01/01")]
    [InlineData("29 فبراير 2023")]
    [InlineData("31/04/2021")]
    [InlineData("30 شباط 2021")]
    [InlineData("8 أكتوبر 1973")]
    public void A_day_that_is_not_over_or_never_was_is_none(string line) => Assert.Null(NewspaperLines.Read(line));

    [Fact]
    public void Tomorrow_by_the_clock_is_still_taken_for_it_has_begun_in_the_east() =>
        Assert.Equal("2026-11-23", NewspaperLines.Read("23/11/2026"));

    [Theory]
    [InlineData("وقال إن “اليوم الأحد 11 سبتمبر 2011” كان موعد الذكرى العاشرة، وإن الأسر ما زالت تنتظر ما وعدت به السلطات منذ ذلك الحين في المدينة.")]
    [InlineData("واستعاد قول جده: «نحن اليوم الجمعة 8 أكتوبر 2021 في أول الطريق»، ثم فتح الباب وخرج إلى الحديقة التي غرسها أبوه قبل ثلاثين سنة.")]
    [InlineData("وكان النادي قد فاز 3-1 في 8 أكتوبر 2021 على ضيفه، قبل أن يخسر في 12 نوفمبر 2022 بهدفين دون رد أمام جمهوره في الملعب الكبير.")]
    public void The_story_tells_of_other_days(string paragraph) => Assert.Null(NewspaperLines.Read(paragraph));

    [Fact]
    public void A_related_item_with_its_date_is_not_the_line_of_the_article()
    {
        var under = Parsing.Parse($"افتتاح حديقة عامة جديدة على ضفة النهر\n\n{Parsing.ArabicLead}\n\n{Parsing.ArabicSecond}\n\nأخبار ذات صلة\n\nعنوان خبر - 8 أكتوبر 2021\n\nعنوان آخر - 9 أكتوبر 2021");
        var above = Parsing.Parse($"عنوان خبر - 8 أكتوبر 2021\n\nافتتاح حديقة عامة جديدة على ضفة النهر\n\n{Parsing.ArabicLead}\n\n{Parsing.ArabicSecond}");
        var listed = Parsing.Arabic("عنوان خبر - 8 أكتوبر 2021", "عنوان ثان - 9 أكتوبر 2021");

        Assert.All([under, above, listed], article => Assert.Null(article.Published));
        Assert.All([under, above, listed], article => Assert.Equal("افتتاح حديقة عامة جديدة على ضفة النهر", article.Title));
        Assert.All([above, listed], article => Assert.Equal([Parsing.ArabicLead, Parsing.ArabicSecond], article.Paragraphs));
    }

    [Fact]
    public void A_headline_may_end_with_a_date()
    {
        var article = Parsing.Parse($"نشرة الأخبار - 8 أكتوبر 2021\n\n{Parsing.ArabicLead}\n\n{Parsing.ArabicSecond}");

        Assert.Equal("نشرة الأخبار - 8 أكتوبر 2021", article.Title);
    }
}
