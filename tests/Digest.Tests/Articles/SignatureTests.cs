namespace Digest.Tests.Articles;

public sealed class SignatureTests
{
    private const string Date = "السبت 14 نوفمبر 2026";

    [Theory]
    [InlineData("زينب المرباطي", "زينب المرباطي", null)]
    [InlineData("كفر الشيخ - محمد عيد", "محمد عيد", "كفر الشيخ")]
    [InlineData("شيخة المرر - العين", "شيخة المرر", "العين")]
    [InlineData("عبدالعزيز الملحم (الهفوف)", "عبدالعزيز الملحم", "الهفوف")]
    [InlineData("د. نورة العبدالجليل", "د. نورة العبدالجليل", null)]
    [InlineData("تحقيق: نجلاء بن سالم", "نجلاء بن سالم", null)]
    [InlineData("صائمہ بانو، گلگت", "صائمہ بانو", "گلگت")]
    [InlineData("رام الله - باسم حداد - سعاد النمر", "باسم حداد, سعاد النمر", "رام الله")]
    public void A_line_under_the_headline_says_who_and_where(string line, string name, string? place)
    {
        var article = Parsing.Arabic(line, Date);

        Assert.Equal((name, place), (article.Byline, article.Place));
        Assert.Equal(2, article.Paragraphs.Count);
    }

    [Theory]
    [InlineData("ن. بوزيان / 05 جويلية 2026", "ن. بوزيان")]
    [InlineData("هبة الصمادي · 19 تشرين الأول 2026 · قراءة 3 دقائق", "هبة الصمادي")]
    [InlineData("بواسطة: عمر الفاتح 31/10/2026 22:14 قراءات: 1873", "عمر الفاتح")]
    [InlineData("أرسله الطيب حامد في أربعاء, 28/10/2026 - 09:44", "الطيب حامد")]
    public void A_line_with_a_date_may_say_who(string line, string name) => Assert.Equal(name, Parsing.Arabic(line).Byline);

    [Theory]
    [InlineData("Jane Roe", "Jane Roe")]
    [InlineData("Lucía Ferrer Ibáñez", "Lucía Ferrer Ibáñez")]
    [InlineData("By Emily Way", "Emily Way")]
    public void A_name_in_Latin_letters_beside_a_date_is_the_byline(string line, string name) => Assert.Equal(name, Parsing.English(line, "18 November 2026").Byline);

    [Theory]
    [InlineData("حياة وناس")]
    [InlineData("أخبار محلية")]
    [InlineData("حديث المدينة")]
    [InlineData("استمع إلى الخبر")]
    [InlineData("تحقيق: مخيمات الزلزال")]
    public void No_label_is_taken_for_a_name(string line) => Assert.Null(Parsing.Arabic(line, Date).Byline);

    [Theory]
    [InlineData("Serious Eats")]
    [InlineData("User Guide")]
    [InlineData("Jane RoePublished")]
    [InlineData("Breaking News")]
    public void No_label_in_Latin_letters_is_taken_for_a_name(string line) => Assert.Null(Parsing.English(line, "18 November 2026").Byline);

    [Theory]
    [InlineData("ذي قار – واع", "ذي قار", "وكالة الأنباء العراقية")]
    [InlineData("وطنية – زحلة", "زحلة", "الوكالة الوطنية للإعلام")]
    [InlineData("جنين 3-11-2026 وفا- إخلاص أبو عبيد", "جنين", "وكالة الأنباء الفلسطينية")]
    [InlineData("المدينة المنورة 01 جمادى الأولى 1448 هـ الموافق 11 نوفمبر 2026 م واس", "المدينة المنورة", "وكالة الأنباء السعودية")]
    public void An_agency_signs_with_its_city(string line, string place, string source)
    {
        var article = Parsing.Arabic(line);

        Assert.Equal((place, source), (article.Place, article.Source));
    }

    [Theory]
    [InlineData("عمان 12 تشرين الثاني (بترا)- ", "عمان", "وكالة الأنباء الأردنية")]
    [InlineData("بورسعيد في 14 نوفمبر /أ ش أ/ ", "بورسعيد", "وكالة أنباء الشرق الأوسط")]
    [InlineData("أبوظبي في 14 فبراير/ وام / ", "أبوظبي", "وكالة أنباء الإمارات")]
    [InlineData("كاشان / ۱۸ تشرين الثاني / نوفمبر / إرنا – ", "كاشان", "وكالة الأنباء الإيرانية")]
    [InlineData("وادي العيون 14 التمور (وال) - ", "وادي العيون", "وكالة الأنباء الليبية")]
    public void A_dateline_may_hold_the_day(string opening, string place, string source)
    {
        var article = Parsing.Parse($"افتتاح حديقة عامة جديدة على ضفة النهر\n\n{opening}{Parsing.ArabicLead}\n\n{Parsing.ArabicSecond}");

        Assert.Equal((place, source), (article.Place, article.Source));
        Assert.StartsWith(Parsing.ArabicLead, article.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void A_city_in_the_menu_is_not_where_the_story_comes_from() =>
        Assert.Null(Parsing.Parse($"صحيفة الشاطئ\n\nعمان\n\nالعالم\n\nاقتصاد\n\nافتتاح حديقة عامة جديدة على ضفة النهر\n\n{Parsing.ArabicLead}\n\n{Parsing.ArabicSecond}").Place);

    [Fact]
    public void Details_in_elements_of_their_own_are_read_apart()
    {
        var page = $"<!DOCTYPE html><html lang=ar><body><h1>افتتاح حديقة عامة جديدة على ضفة النهر</h1><div><span>حيدر الربيعي</span><span>4 تشرين الأول 2026</span></div><p>{Parsing.ArabicLead}</p><p>{Parsing.ArabicSecond}</p></body></html>";

        Assert.Equal("حيدر الربيعي", Parsing.Parse(page).Byline);
    }
}
