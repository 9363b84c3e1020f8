using Digest.Core.Articles.Understanding.Similarity;
using Digest.Tests.Seeds;

namespace Digest.Tests.Articles.Understanding;

public sealed class NearDuplicateTests
{
    private const int Stories = 300;

    [Fact]
    public void A_report_is_found_again_with_another_headline_fewer_paragraphs_and_changed_words()
    {
        var texts = new RandomStories(seed: 5);
        var index = new NearDuplicates();
        var stories = Enumerable.Range(0, Stories).Select(_ => texts.Story(paragraphs: 12)).ToList();
        for (var i = 0; i < stories.Count; i++)
            index.Add($"{i}", Print("Garden opens in the town", stories[i]));

        var found = 0;
        for (var i = 0; i < stories.Count; i++)
        {
            var near = index.Find(Print("Quite another headline here", texts.Edit(stories[i], dropped: 0.2, changed: 0.05)));
            Assert.True(near.Count <= 1 && near.All(duplicate => duplicate.Id == $"{i}"));
            found += near.Count;
        }

        Assert.InRange(found, Stories * 98 / 100, Stories);
    }

    [Fact]
    public void Unrelated_stories_in_the_same_words_are_not_near()
    {
        var texts = new RandomStories(seed: 11);
        var index = new NearDuplicates();
        for (var i = 0; i < Stories; i++)
        {
            var print = Print("Garden opens in the town", texts.Story(paragraphs: 12));
            Assert.Empty(index.Find(print));
            index.Add($"{i}", print);
        }

        Assert.Equal(Stories, index.Count);
    }

    [Fact]
    public void The_same_text_is_as_near_as_can_be_and_nearest_comes_first()
    {
        var texts = new RandomStories(seed: 17);
        var story = texts.Story(paragraphs: 12);
        var index = new NearDuplicates();
        index.Add("edited", Print("A headline of its own", texts.Edit(story, dropped: 0.2, changed: 0.05)));
        index.Add("same", Print("A headline of its own", story));

        var near = index.Find(Print("Garden opens in the town", story));

        Assert.Equal(["same", "edited"], near.Select(duplicate => duplicate.Id));
        Assert.Equal(1, near[0].Similarity);
    }

    [Fact]
    public void The_sample_articles_are_near_only_to_themselves()
    {
        var index = new NearDuplicates();
        var articles = Directory.GetFiles(RepositoryFiles.Seeds).Select(file => Parsing.Parser.Parse(Path.GetFileName(file), File.ReadAllBytes(file))).ToList();
        foreach (var article in articles)
            index.Add(article.File, article.Fingerprint);

        Assert.All(articles, article => Assert.Equal(article.File, Assert.Single(index.Find(article.Fingerprint)).Id));
    }

    [Theory]
    [InlineData("")]
    [InlineData("0123456789abcdef")]
    [InlineData("no hex at all")]
    public void A_fingerprint_of_another_form_is_near_to_none(string fingerprint)
    {
        var index = new NearDuplicates();
        index.Add("old", fingerprint);

        Assert.Empty(index.Find(fingerprint));
        Assert.Equal(0, index.Count);
    }

    [Fact]
    public void The_headline_does_not_count() =>
        Assert.Equal(Parsing.English().Fingerprint, Print("Quite another headline", [Parsing.EnglishLead, Parsing.EnglishSecond]));

    private static string Print(string title, IEnumerable<string> paragraphs) => Parsing.Parse($"{title}\n\n{string.Join("\n\n", paragraphs)}").Fingerprint;
}
