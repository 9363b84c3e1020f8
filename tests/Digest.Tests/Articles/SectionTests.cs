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

    private static Article Above(string lines) => Parsing.Parse($"{lines}\n{Headline}\n\n{Parsing.ArabicLead}\n\n{Parsing.ArabicSecond}");
}
