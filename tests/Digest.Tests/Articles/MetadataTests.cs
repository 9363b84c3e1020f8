using Digest.Core.Articles;

namespace Digest.Tests.Articles;

public sealed class MetadataTests
{
    [Theory]
    [InlineData("و م ع", "وكالة المغرب العربي للأنباء")]
    [InlineData("(و.م.ع)", "وكالة المغرب العربي للأنباء")]
    [InlineData("أ ش أ", "وكالة أنباء الشرق الأوسط")]
    [InlineData("[أ ف ب]", "وكالة فرانس برس")]
    [InlineData("رويترز", "رويترز")]
    [InlineData("رويترز + أ ف ب", "رويترز، وكالة فرانس برس")]
    [InlineData("العمق - وكالات", "العمق")]
    [InlineData("وكالات", "وكالات")]
    [InlineData("الرباط - و م ع", "وكالة المغرب العربي للأنباء")]
    [InlineData("المصدر: صحيفة النهار", "صحيفة النهار")]
    public void A_credit_under_the_headline_names_the_source(string line, string source)
    {
        var article = Parsing.Arabic(line);

        Assert.Equal(source, article.Source);
        Assert.Null(article.Byline);
        Assert.Equal(2, article.Paragraphs.Count);
    }

    [Theory]
    [InlineData("(وات)", "وكالة تونس إفريقيا للأنباء")]
    [InlineData("المصدر: رويترز", "رويترز")]
    public void A_credit_under_the_story_names_the_source(string line, string source)
    {
        var article = Parsing.Parse($"افتتاح حديقة عامة جديدة على ضفة النهر\n\n{Parsing.ArabicLead}\n\n{Parsing.ArabicSecond}\n\n{line}");

        Assert.Equal(source, article.Source);
        Assert.Equal([Parsing.ArabicLead, Parsing.ArabicSecond], article.Paragraphs);
    }

    [Theory]
    [InlineData("القاهرة (أ ش أ) - ", "القاهرة", "وكالة أنباء الشرق الأوسط")]
    [InlineData("تونس/ 18 نوفمبر 2026/ وات -- ", "تونس", "وكالة تونس إفريقيا للأنباء")]
    [InlineData("بيروت ـ ", "بيروت", null)]
    [InlineData("بيروت: ", "بيروت", null)]
    public void A_dateline_gives_place_and_agency(string opening, string place, string? agency)
    {
        var article = Parsing.Parse($"افتتاح حديقة عامة جديدة على ضفة النهر\n\n{opening}{Parsing.ArabicLead}\n\n{Parsing.ArabicSecond}");

        Assert.Equal(place, article.Place);
        Assert.Equal(agency, article.Source);
        Assert.StartsWith(Parsing.ArabicLead, article.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void An_English_dateline_gives_place_agency_and_date()
    {
        var article = Parsing.Parse($"New public garden opens on the river bank\n\nPARIS, Nov 17, 2026 (Reuters) - {Parsing.EnglishLead}");

        Assert.Equal("PARIS", article.Place);
        Assert.Equal("Reuters", article.Source);
        Assert.Equal(new DateOnly(2026, 11, 17), article.Published?.Date);
    }

    [Theory]
    [InlineData("نيويورك: افتتاح حديقة على ضفة النهر", "نيويورك")]
    [InlineData("واشنطن.. افتتاح حديقة على ضفة النهر", "واشنطن")]
    [InlineData("العمدة: افتتاح حديقة على ضفة النهر قريب", null)]
    [InlineData("افتتاح حديقة في باريس على ضفة النهر", null)]
    public void A_city_before_the_headline_is_the_place(string title, string? place) =>
        Assert.Equal(place, Parsing.Parse($"{title}\n\n{Parsing.ArabicLead}\n\n{Parsing.ArabicSecond}").Place);

    [Theory]
    [InlineData("كتبت: سلمى الوزاني", "سلمى الوزاني")]
    [InlineData("بقلم عبد الله الكتاني", "عبد الله الكتاني")]
    [InlineData("By Jane Roe | 18 November 2026", "Jane Roe")]
    [InlineData("Par Luc Roux", "Luc Roux")]
    public void A_byline_names_the_author(string line, string name)
    {
        var article = Parsing.Arabic(line);

        Assert.Equal(name, article.Byline);
        Assert.DoesNotContain(line, article.Paragraphs);
    }

    [Fact]
    public void A_line_of_sections_above_the_headline_is_read()
    {
        var article = Parsing.Parse($"خارج الحدود، مجتمع\n\nافتتاح حديقة عامة جديدة على ضفة النهر\n\n{Parsing.ArabicLead}");

        Assert.Equal(["خارج الحدود", "مجتمع"], article.Sections);
        Assert.Equal("افتتاح حديقة عامة جديدة على ضفة النهر", article.Title);
    }

    [Fact]
    public void A_line_may_give_the_address_of_the_page() =>
        Assert.Equal("https://rimal.example/news/9917", Parsing.Arabic("الرابط: https://rimal.example/news/9917").Link);

    [Fact]
    public void A_motto_is_not_the_headline() =>
        Assert.Equal("افتتاح حديقة عامة جديدة على ضفة النهر", Parsing.Parse($"موقع متخصص في أخبار المدينة\n\nافتتاح حديقة عامة جديدة على ضفة النهر\n\n{Parsing.ArabicLead}").Title);

    [Fact]
    public void A_paper_that_received_a_copy_is_the_source() =>
        Assert.Equal("الميزان", Parsing.Arabic("وجاء في التقرير الذي توصلت صحيفة “الميزان” بنسخة منه أن الحديقة ستفتح أبوابها كل يوم من السابعة صباحا حتى غروب الشمس.").Source);

    [Theory]
    [InlineData("ar", TextDirection.Rtl, "أعلنت بلدية المدينة افتتاح حديقة (Interpol) عامة جديدة على ضفة النهر.")]
    [InlineData("fa", TextDirection.Rtl, "شهرداری این شهر اعلام کرد که پارک جدیدی را در کنار رودخانه برای مردم باز می کند و این پارک از فردا در دسترس است.")]
    [InlineData("ur", TextDirection.Rtl, "شہر کی انتظامیہ نے دریا کے کنارے ایک نئے پارک کا افتتاح کیا ہے اور اس میں بچوں کے لیے کھیل کے میدان ہیں۔")]
    [InlineData("he", TextDirection.Rtl, "העירייה פתחה ביום שלישי גן ציבורי חדש על גדת הנהר לאחר שנתיים של עבודה.")]
    [InlineData("fr", TextDirection.Ltr, "La mairie a ouvert mardi un jardin près du fleuve, après deux ans de travaux dans le quartier.")]
    [InlineData("de", TextDirection.Ltr, "Die Stadt hat am Dienstag einen neuen Park am Fluss eröffnet und die Bewohner haben das mit Freude begrüßt.")]
    [InlineData("es", TextDirection.Ltr, "El ayuntamiento abrió el martes un nuevo parque en la orilla del río que los vecinos esperaban con ilusión.")]
    [InlineData("ru", TextDirection.Ltr, "Городские власти открыли во вторник новый парк на берегу реки, в котором есть дорожки.")]
    [InlineData("zh", TextDirection.Ltr, "市政府周二在河边开放了一座新公园,里面有步行道、儿童游乐场和一个小型露天图书馆。")]
    public void Language_and_direction_are_told_by_the_text(string language, TextDirection direction, string sentence)
    {
        var article = Parsing.Parse($"---\ntitle: \"{sentence[..12]}\"\n---\n{sentence}\n");

        Assert.Equal(language, article.Language);
        Assert.Equal(direction, article.Direction);
    }
}
