using Digest.Core.Editions;
using Digest.Core.Issues.Choices;
using Digest.Core.Subscribers;
using Digest.Tests.Infrastructure;

namespace Digest.Tests.Issues.Choices;

public sealed class ReaderChoiceTests
{
    private static readonly Edition Edition = WithSections("سياسة", "ثقافة", "رياضة");

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("ar")]
    [InlineData("AR")]
    [InlineData("de")]
    [InlineData("../en")]
    public void The_editions_own_language_and_an_unknown_one_are_the_edition_as_it_is(string? language)
    {
        var choice = Of(language);

        Assert.Equal((ReaderChoice.Main, "main"), (choice, choice.Key));
        Assert.Same(Edition, choice.EditionOf(Edition));
    }

    [Fact]
    public void Another_language_changes_the_frame_and_nothing_that_the_edition_says_of_itself()
    {
        var edition = Of("FR").EditionOf(Edition);

        Assert.Equal(("fr", Edition.Title, Edition.PostalAddress, Edition.From), (edition.Language, edition.Title, edition.PostalAddress, edition.From));
        Assert.Equal("ar", Edition.Language);
    }

    [Fact]
    public void Sections_stand_in_the_order_of_the_edition_however_they_were_given()
    {
        Assert.Equal(["سياسة", "رياضة"], Of(null, "رياضة", "unknown", " سياسة ").Sections);
        Assert.Equal(Of(null, "رياضة", "سياسة"), Of("ar", "سياسة", "رياضة", "رياضة"));
        Assert.NotEqual(Of(null, "رياضة").Key, Of(null, "سياسة").Key);
    }

    [Fact]
    public void Unknown_sections_and_all_of_them_are_the_whole_edition()
    {
        Assert.True(Of(null, "unknown").IsMain);
        Assert.True(Of(null, "سياسة", "ثقافة", "رياضة").IsMain);
        Assert.Empty(Of("en", "سياسة", "ثقافة", "رياضة").Sections);
    }

    [Fact]
    public void A_choice_comes_back_from_its_text_and_its_key_fits_a_file()
    {
        foreach (var choice in new[] { Of("en"), Of(null, "ثقافة"), Of("fr", "ثقافة", "سياسة"), ReaderChoice.Main })
        {
            var again = ReaderChoice.Parse(choice.Text);

            Assert.Equal((choice, choice.Key, choice.Language), (again, again.Key, again.Language));
            Assert.Equal(choice.Sections, again.Sections);
            Assert.Matches("^[a-z]+(-[0-9a-f]{16})?$", choice.Key);
        }

        Assert.Equal(ReaderChoice.Main, ReaderChoice.Parse(null));
    }

    // Files of an issue that is on its way must be found by a newer deployment too.
    [Fact]
    public void A_key_stays_the_same_at_any_time() => Assert.Equal("fr-9937ca6cd60c08b4", Of("fr", "ثقافة").Key);

    private static ReaderChoice Of(string? language, params string[] sections) =>
        ReaderChoice.Of(Edition, new Subscriber { Id = "1", Edition = "weekly", Channel = ChannelKind.Email, Address = "a@example.org", Language = language, Sections = sections });

    private static Edition WithSections(params string[] titles)
    {
        var edition = Newsroom.Weekly();
        foreach (var title in titles)
            edition.Sections.Add(new EditionSection { Title = title });
        return edition;
    }
}
