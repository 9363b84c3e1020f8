using Digest.Pictures;

namespace Digest.Tests.Pictures;

/// <summary>The order of words and numbers in a line of both directions. Expected: the runs from the left, parted by bars.</summary>
public sealed class TextRunTests
{
    [Theory]
    [InlineData("افتتاح جسر", true, "افتتاح جسر")]
    [InlineData("Bridge opens", false, "Bridge opens")]
    [InlineData("شركة OpenAI تطلق", true, " تطلق|OpenAI|شركة ")]
    [InlineData("في 2026 و2027", true, "2027| و|2026|في ")]
    [InlineData("هاتف iPhone 15 Pro جديد", true, " جديد|iPhone 15 Pro|هاتف ")]
    [InlineData("بنسبة 3.5% أقل", true, " أقل|3.5%|بنسبة ")]
    [InlineData("The الكورنيش road", false, "The |الكورنيش| road")]
    [InlineData("On شارع 12 مارس today", false, "On | مارس|12|شارع | today")]
    [InlineData("12 days", false, "12| days")]
    [InlineData("(وكالات)", true, "(وكالات)")]
    [InlineData("", true, "")]
    public void A_line_stands_as_it_is_read(string text, bool rightToLeft, string expected) =>
        Assert.Equal(expected, string.Join('|', TextRun.InVisualOrder(TextRun.Of(text, rightToLeft)).Select(run => run.Text)));

    [Theory]
    [InlineData("one two three", 7, 3, "one two|three")]
    [InlineData("one two three", 7, 1, null)]
    [InlineData("abcdefghij kl", 4, 4, "abcd|efgh|ij|kl")]
    [InlineData("", 4, 1, "")]
    public void Lines_break_between_words_where_they_can(string text, int width, int most, string? expected) =>
        Assert.Equal(expected, TextBlock.Break(text, width, most, line => line.Length) is { } lines ? string.Join('|', lines) : null);

    [Theory]
    [InlineData("one two three four", 9, 2, "one two|three…")]
    [InlineData("abcdefghijkl", 5, 2, "abcde|fghi…")]
    [InlineData("one two", 7, 1, "one two")]
    public void What_does_not_fit_is_cut_with_an_ellipsis(string text, int width, int most, string expected) =>
        Assert.Equal(expected, string.Join('|', TextBlock.Cut(text, width, most, line => line.Length)));
}
