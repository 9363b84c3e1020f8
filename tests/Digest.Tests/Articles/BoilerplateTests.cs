namespace Digest.Tests.Articles;

public sealed class BoilerplateTests
{
    [Theory]
    [InlineData("0")]
    [InlineData("(12)")]
    [InlineData("شارك هذا الخبر :")]
    [InlineData("مشاركة على فيسبوك")]
    [InlineData("طباعة")]
    [InlineData("أقل من دقيقة")]
    [InlineData("جميع الحقوق محفوظة © 2026")]
    [InlineData("نستخدم ملفات تعريف الارتباط لتحسين تجربتك")]
    [InlineData("Share this:")]
    [InlineData("Partager sur Facebook")]
    [InlineData("This site is protected by reCAPTCHA and the privacy policy applies")]
    [InlineData("أضف تعليق")]
    [InlineData("تعليقات (2)")]
    [InlineData("مساحة إعلانية")]
    [InlineData("تم النسخ")]
    [InlineData("Читайте также: Ледокол отправился в рейс")]
    [InlineData("קראו גם: הגשר נסגר לשיפוצים")]
    [InlineData("Te puede interesar")]
    [InlineData("بیشتر بخوانید")]
    [InlineData("یہ بھی پڑھیں")]
    [InlineData("分享到微信")]
    [InlineData("Lesen Sie auch: Neue Schule am Fluss")]
    public void A_line_of_the_frame_is_cut_under_the_headline_and_inside_the_story(string line)
    {
        Assert.Equal([Parsing.ArabicLead, Parsing.ArabicSecond], Parsing.Arabic(line).Paragraphs);
        Assert.DoesNotContain(line, Parsing.Parse($"افتتاح حديقة عامة جديدة على ضفة النهر\n\n{Parsing.ArabicLead}\n\n{line}\n\n{Parsing.ArabicSecond}").Paragraphs);
    }

    [Theory]
    [InlineData("اترك تعليقاً")]
    [InlineData("اترك رد")]
    [InlineData("إضافةُ تعليقٍ جديد")]
    [InlineData("لن يتم نشر عنوان بريدك الإلكتروني. الحقول الإلزامية مشار إليها بـ *")]
    [InlineData("Leave a Reply Cancel reply")]
    [InlineData("Laisser un commentaire")]
    public void The_comment_form_and_what_follows_it_are_cut(string anchor) =>
        Assert.Equal(
            [Parsing.ArabicLead, Parsing.ArabicSecond],
            Parsing.Parse($"افتتاح حديقة عامة جديدة على ضفة النهر\n\n{Parsing.ArabicLead}\n\n{Parsing.ArabicSecond}\n\n{anchor}\n\nالاسم *\n\nعلي يقول: شكرا على هذا الخبر الجميل الذي أسعدنا جميعا في هذه المدينة الصغيرة على ضفة النهر، ونرجو المزيد من الحدائق.").Paragraphs);

    [Fact]
    public void Related_articles_at_the_end_are_cut_with_their_excerpts()
    {
        var article = Parsing.Parse($"افتتاح حديقة عامة جديدة على ضفة النهر\n\n{Parsing.ArabicLead}\n\n{Parsing.ArabicSecond}\n\nشاهد أيضاً\n\nمدرسة جديدة في الحي القديم\n\nفتحت مدرسة جديدة أبوابها في الحي القديم أمام ثلاثمئة تلميذ وتلميذة، وذلك بعد انتظار دام …\n\nجسر ثان فوق النهر\n\nبدأت أمس أشغال بناء جسر ثان فوق النهر يصل بين الضفتين ويخفف الازدحام عن …");

        Assert.Equal([Parsing.ArabicLead, Parsing.ArabicSecond], article.Paragraphs);
    }

    [Fact]
    public void A_paragraph_of_the_frame_above_the_headline_does_not_hide_it()
    {
        const string Menu = "News\n\nVideo\n\nSport\n\nCulture\n\nOpinion\n\nSign in\n\nSubscribe\n\nWeather\n\nContact us";
        var article = Parsing.Parse($"Our newsletter brings the news of the town to your inbox every morning, and you can leave at any time.\n\n{Menu}\n\nNew public garden opens on the river bank\n\n{Parsing.EnglishLead}\n\n{Parsing.EnglishSecond}\n\n{Parsing.EnglishLead.Replace("garden", "library", StringComparison.Ordinal)}");

        Assert.Equal("New public garden opens on the river bank", article.Title);
        Assert.Equal(Parsing.EnglishLead, article.Paragraphs[0]);
    }

    [Fact]
    public void Related_articles_inside_a_story_cost_it_nothing_else()
    {
        var article = Parsing.Parse($"افتتاح حديقة عامة جديدة على ضفة النهر\n\n{Parsing.ArabicLead}\n\nاقرأ أيضاً\n\nمدرسة جديدة في الحي القديم\n\n{Parsing.ArabicSecond}\n\n{Parsing.ArabicLead.Replace("حديقة", "مكتبة", StringComparison.Ordinal)}");

        Assert.Equal(3, article.Paragraphs.Count);
        Assert.DoesNotContain(article.Paragraphs, paragraph => paragraph.Contains("مدرسة", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Read also: A school opens its doors")]
    [InlineData("Read more: A school opens its doors")]
    [InlineData("See also: A school opens its doors")]
    public void A_link_to_another_article_inside_a_story_is_cut_alone(string line) =>
        Assert.Equal(
            [Parsing.EnglishLead, Parsing.EnglishSecond],
            Parsing.Parse($"New public garden opens on the river bank\n\n{Parsing.EnglishLead}\n\n{line}\n\n{Parsing.EnglishSecond}").Paragraphs);

    [Fact]
    public void A_sentence_that_begins_like_the_frame_stays() =>
        Assert.Contains("تعليقات الزوار على الحديقة كانت في مجملها إيجابية، بحسب ما قالت البلدية في بيان وزعته على الصحافة مساء أمس.", Parsing.Arabic("تعليقات الزوار على الحديقة كانت في مجملها إيجابية، بحسب ما قالت البلدية في بيان وزعته على الصحافة مساء أمس.").Paragraphs);

    [Fact]
    public void A_breadcrumb_gives_section_and_headline()
    {
        var article = Parsing.Parse($"الرئيسية » أخبار وطنية » بيئة » حديقة على النهر\n\nشعار الموقع\n\nحديقة على النهر\n\n{Parsing.ArabicLead}");

        Assert.Equal("حديقة على النهر", article.Title);
        Assert.Equal(["أخبار وطنية", "بيئة"], article.Sections);
        Assert.Equal([Parsing.ArabicLead], article.Paragraphs);
    }

    [Fact]
    public void A_line_without_a_full_stop_stays_in_the_story() =>
        Assert.Contains(Parsing.ArabicSecond.TrimEnd('.'), Parsing.Parse($"افتتاح حديقة عامة جديدة على ضفة النهر\n{Parsing.ArabicLead}\n{Parsing.ArabicSecond.TrimEnd('.')}\n{Parsing.ArabicLead}").Paragraphs);

    [Fact]
    public void Another_article_in_full_below_the_story_is_cut()
    {
        const string Next = "<h1>Library moves to the market</h1><p>Culture desk 17 November 2026</p><p>The library of the town moves to the old market hall, where its readers will find three floors of books and a garden of their own.</p>";

        Assert.Equal(
            [Parsing.EnglishLead, Parsing.EnglishSecond],
            Parsing.Parse($"<html><body><h1>New public garden opens on the river bank</h1><p>{Parsing.EnglishLead}</p><p>{Parsing.EnglishSecond}</p>{Next}</body></html>").Paragraphs);
    }

    [Fact]
    public void Another_article_that_the_site_announces_is_cut() =>
        Assert.Equal(
            [Parsing.ArabicLead, Parsing.ArabicSecond],
            Parsing.Parse($"افتتاح حديقة عامة جديدة على ضفة النهر\n\n{Parsing.ArabicLead}\n\n{Parsing.ArabicSecond}\n\nالمقال التالي\n\nمكتبة في السوق القديمة\n\nسعاد الدوي\n\nالجمعة 23 أكتوبر 2026\n\n{Parsing.ArabicLead.Replace("حديقة", "مكتبة", StringComparison.Ordinal)}").Paragraphs);

    [Fact]
    public void A_link_with_its_date_inside_a_story_costs_it_nothing_else() =>
        Assert.Contains(Parsing.ArabicSecond, Parsing.Parse($"افتتاح حديقة عامة جديدة على ضفة النهر\n\n{Parsing.ArabicLead}\n\n{Parsing.ArabicLead.Replace("حديقة", "مكتبة", StringComparison.Ordinal)}\n\nاقرأ أيضا\n\nمدرسة جديدة في الحي القديم\n\nالجمعة 23 أكتوبر 2026\n\n{Parsing.ArabicSecond}\n\n{Parsing.ArabicSecond.Replace("الحديقة", "المكتبة", StringComparison.Ordinal)}").Paragraphs);

    [Theory]
    [InlineData("- مل -")]
    [InlineData("م د/ح ن/س ق")]
    [InlineData("==== م.ع.")]
    public void The_initials_of_the_desk_are_no_paragraph(string line) =>
        Assert.Equal([Parsing.ArabicLead, Parsing.ArabicSecond], Parsing.Parse($"افتتاح حديقة عامة جديدة على ضفة النهر\n\n{Parsing.ArabicLead}\n\n{Parsing.ArabicSecond}\n\n{line}").Paragraphs);

    [Fact]
    public void Labels_under_the_buttons_are_cut() =>
        Assert.Equal([Parsing.ArabicLead, Parsing.ArabicSecond], Parsing.Parse($"افتتاح حديقة عامة جديدة على ضفة النهر\n\n{Parsing.ArabicLead}\n\n{Parsing.ArabicSecond}\n\nتم النسخ\n\nأخبار المدينة").Paragraphs);
}
