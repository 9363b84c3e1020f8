using Digest.Core.Articles.Understanding;

namespace Digest.Tests.Articles.Understanding;

public sealed class ReadingTimeTests
{
    [Fact]
    public void The_shortest_story_takes_a_minute() => Assert.Equal(1, Parsing.English().ReadingMinutes);

    [Fact]
    public void Nine_hundred_words_take_longer_in_Arabic_than_in_English()
    {
        var english = Parsing.Parse($"Garden opens in the town\n\n{string.Join("\n\n", Enumerable.Repeat(Parsing.EnglishLead, 35))}");
        var arabic = Parsing.Parse($"افتتاح حديقة عامة جديدة\n\n{string.Join("\n\n", Enumerable.Repeat(Parsing.ArabicLead, 39))}");

        Assert.InRange(english.Words, 850, 1_000);
        Assert.InRange(arabic.Words, 850, 1_000);
        Assert.Equal(4, english.ReadingMinutes);
        Assert.InRange(arabic.ReadingMinutes, 5, 6);
    }

    [Theory]
    [InlineData("en", 4)]
    [InlineData("en-GB", 4)]
    [InlineData("ar-MA", 6)]
    [InlineData("xx", 5)]
    public void A_region_reads_at_the_pace_of_its_language(string language, int minutes) => Assert.Equal(minutes, ReadingTime.Minutes(920, language));

    [Fact]
    public void Chinese_is_read_by_characters()
    {
        var article = Parsing.Parse($"城市新公园开放\n\n{string.Concat(Enumerable.Repeat("这座城市在河边开放了一座新的公园，里面有步道和图书馆。", 40))}");

        Assert.Equal("zh", article.Language);
        Assert.Equal(4, article.ReadingMinutes);
    }
}
