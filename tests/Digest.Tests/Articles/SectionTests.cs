using Digest.Core.Articles;

namespace Digest.Tests.Articles;

public sealed class SectionTests
{
    private const string Headline = "افتتاح حديقة عامة جديدة على ضفة النهر";

    [Theory]
    [InlineData("محليات")]
    [InlineData("المحليات")]
    [InlineData("شؤون محلية")]
    [InlineData("ثقافة وفنون")]
    [InlineData("Arts and Culture")]
    public void A_common_section_above_the_headline_is_read(string kicker) =>
        Assert.Equal([kicker], Above(kicker).Sections);

    [Theory]
    [InlineData("سياسة\nاقتصاد\nثقافة\nرياضة")]
    [InlineData("سياسة\nاقتصاد\nثقافة\nرياضة\nبودكاست")]
    [InlineData("اقتصاد\nثقافة\nجزر وبحار\nاقتصاد\nثقافة\nجزر وبحار")]
    [InlineData("سياسة | اقتصاد | ثقافة | رياضة")]
    public void An_entry_of_a_menu_above_the_headline_is_no_section(string menu) =>
        Assert.Empty(Above(menu).Sections);

    [Theory]
    [InlineData("سياسة\nاقتصاد\nثقافة\nرياضة", "اقتصاد")]
    [InlineData("سياسة\nاقتصاد\nجزر وبحار\nرياضة", "جزر وبحار")]
    public void A_line_above_the_headline_that_a_menu_has_too_is_the_section(string menu, string kicker) =>
        Assert.Equal([kicker], Above($"{menu}\n{kicker}").Sections);

    [Fact]
    public void A_blank_line_parts_the_section_from_the_menu() =>
        Assert.Equal(["بيئة"], Above("سياسة\nاقتصاد\nثقافة\n\nبيئة").Sections);

    [Theory]
    [InlineData("دخول / حساب جديد")]
    [InlineData("سلمى الوزاني، الرباط")]
    [InlineData("الدار البيضاء")]
    public void What_no_paper_has_as_a_section_is_none(string line) =>
        Assert.Empty(Above($"جريدة النهر\n{line}").Sections);

    [Theory]
    [InlineData("الرئيسية / محليات / افتتاح حديقة عامة جديدة على ضفة النهر")]
    [InlineData("الرئيسية - محليات - افتتاح حديقة عامة جديدة على ضفة النهر")]
    [InlineData("الرئيسية | محليات | افتتاح حديقة عامة جديدة على ضفة النهر")]
    [InlineData("أنت هنا: الرئيسية › محليات")]
    [InlineData("جريدة النهر » محليات » الحدائق")]
    [InlineData("محليات / افتتاح حديقة عامة جديدة على ضفة النهر")]
    public void The_parts_of_a_path_between_home_and_headline_are_sections(string path)
    {
        var article = Above(path);

        Assert.Equal(["محليات"], article.Sections);
        Assert.Equal(Headline, article.Title);
    }

    [Theory]
    [InlineData("Blog » New public garden opens on the river bank")]
    [InlineData("Main > Blog > New public garden opens on the river bank")]
    [InlineData("Home · Farm · New public garden opens on the river bank", "Farm")]
    [InlineData("You are here: Home » News » Farm » New public garden opens on the river bank", "News", "Farm")]
    [InlineData("Home » New public garden opens on the river bank")]
    public void Where_the_headline_stands_in_a_path_only_it_is_the_last_part(string path, params string[] sections)
    {
        var article = Parsing.Parse($"Green Fields Weekly\n\n{path}\n\n{Parsing.EnglishLead}\n\n{Parsing.EnglishSecond}");

        Assert.Equal("New public garden opens on the river bank", article.Title);
        Assert.Equal(sections, article.Sections);
    }

    [Theory]
    [InlineData("الرئيسية | شؤون محلية | عربي ودولي | تقارير | بودكاست")]
    [InlineData("Home | BBC")]
    public void A_menu_that_begins_at_home_names_no_section(string menu) =>
        Assert.Empty(Above(menu).Sections);

    [Fact]
    public void A_headline_with_the_sign_of_the_path_is_cut_nowhere()
    {
        var article = Parsing.Parse($"الرئيسية - محليات - حديقة النهر - افتتاح بعد عامين من الأشغال\n\nحديقة النهر - افتتاح بعد عامين من الأشغال\n\n{Parsing.ArabicLead}\n\n{Parsing.ArabicSecond}");

        Assert.Equal("حديقة النهر - افتتاح بعد عامين من الأشغال", article.Title);
        Assert.Equal(["محليات"], article.Sections);
    }

    [Theory]
    [InlineData("القسم: جزر وبحار", "جزر وبحار")]
    [InlineData("التصنيف : محليات، بيئة", "محليات", "بيئة")]
    [InlineData("نشر في جزر وبحار", "جزر وبحار")]
    [InlineData("Rubrique : Vie des villages", "Vie des villages")]
    [InlineData("Filed under: Town Hall", "Town Hall")]
    public void A_label_names_the_sections_under_the_headline_and_under_the_story(string line, params string[] sections)
    {
        var above = Parsing.Arabic(line);
        var below = Parsing.Parse($"{Headline}\n\n{Parsing.ArabicLead}\n\n{Parsing.ArabicSecond}\n\n{line}");

        Assert.Equal(sections, above.Sections);
        Assert.Equal(sections, below.Sections);
        Assert.Equal([Parsing.ArabicLead, Parsing.ArabicSecond], below.Paragraphs);
    }

    [Theory]
    [InlineData("نشر في 8 أكتوبر 2021")]
    [InlineData("Category: Blog")]
    [InlineData("Categories: one, two, three, four, five, six")]
    [InlineData("Published in London")]
    public void A_label_without_a_section_names_none(string line) => Assert.Empty(Parsing.Arabic(line).Sections);

    private static Article Above(string lines) => Parsing.Parse($"{lines}\n{Headline}\n\n{Parsing.ArabicLead}\n\n{Parsing.ArabicSecond}");
}
