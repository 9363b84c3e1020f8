using Digest.Tests.Seeds;

namespace Digest.Tests.Articles.Understanding;

public sealed class KeywordTests
{
    private const string Desert = """
        مكافحة التصحر في الجنوب

        أكد الخبراء أن مكافحة التصحر تبدأ من القرى، وأضاف الخبراء أن التصحر يهدد الواحات التي يعيش منها آلاف المزارعين في الجنوب منذ قرون طويلة.

        وأكد الخبراء أن الحكومة خصصت للتصحر ميزانية، وأن الواحات ستستفيد من برامج لمكافحة التصحر والري المقتصد في السنوات القليلة المقبلة.
        """;

    [Fact]
    public void The_forms_of_a_word_count_together_and_reporting_does_not_count()
    {
        var keywords = Parsing.Parse(Desert).Keywords;

        Assert.Equal("مكافحة التصحر", keywords[0]);
        Assert.Contains("الواحات", keywords);
        Assert.DoesNotContain("أكد", keywords);
        Assert.DoesNotContain("يهدد", keywords);
        Assert.InRange(keywords.Count, 2, 10);
    }

    [Theory]
    [InlineData("زار الوفد الميناء أمس. ويشهد الميناء توسعة للأرصفة. وبالميناء يعمل ألف شخص من سكان المدينة وضواحيها.", "الميناء")]
    [InlineData("بدأ الإضراب صباحا. وللإضراب أسباب كثيرة. ويدخل الإضراب يومه الثالث في مصانع النسيج بالمنطقة الصناعية.", "الإضراب")]
    public void What_Arabic_glues_to_a_word_is_not_shown(string story, string keyword)
    {
        Assert.Contains(keyword, Parsing.Parse($"خبر قصير من المدينة\n\n{story}\n\n{Parsing.ArabicSecond}").Keywords);
    }

    [Fact]
    public void A_phrase_does_not_end_where_its_last_word_is_still_to_be_defined()
    {
        var keywords = Parsing.Parse($"خطة لحماية البحر\n\nبدأت وزارات المتوسط مشروع حماية البحر من التلوث قبل عام كامل.\n\nويقول الصيادون إن مشروع حماية البحر من التلوث غير حياتهم.\n\n{Parsing.ArabicSecond}").Keywords;

        Assert.DoesNotContain("مشروع حماية", keywords);
        Assert.Contains(keywords, keyword => keyword.Contains("حماية البحر", StringComparison.Ordinal));
    }

    [Fact]
    public void English_plurals_are_one_word_and_the_repeated_name_is_a_phrase()
    {
        var keywords = Parsing.Parse("""
            Solar Orbit Array to light two islands

            The Solar Orbit Array will send power to two islands, and each island will pay half of what diesel costs its people today.

            Engineers say the Solar Orbit Array needs nine years. Both islands have waited longer than that for a second ferry.
            """).Keywords;

        Assert.Equal("Solar Orbit Array", keywords[0]);
        Assert.Single(keywords, keyword => keyword.StartsWith("island", StringComparison.Ordinal));
    }

    [Fact]
    public void French_elision_is_no_part_of_a_word()
    {
        var keywords = Parsing.Parse("""
            L'eau manque dans la vallée

            Dans la vallée, l'eau arrive deux heures par jour et les agriculteurs comptent chaque litre depuis le printemps.

            Quand d'autres ouvrent le robinet, ceux de la vallée remplissent des bidons, car l'eau ne reviendra que demain.
            """).Keywords;

        Assert.Contains("eau", keywords);
        Assert.Contains("vallée", keywords);
        Assert.DoesNotContain(keywords, keyword => keyword.Contains('\''));
    }

    [Fact]
    public void A_German_war_is_a_stop_word_and_an_English_one_is_not()
    {
        var english = Parsing.Parse("The war is over\n\nThe war ended on Tuesday after nine long years, and nobody in the capital believed the news at first.\n\nThose who had fled the war began to pack, and the farmers went out to clear their fields of wire.").Keywords;
        var german = Parsing.Parse("Der Garten ist offen\n\nDer Garten war lange geschlossen, und es war nicht klar, ob er noch einmal für alle geöffnet wird.\n\nDie Stadt war sich mit den Nachbarn nicht einig, wie der Garten in Zukunft gepflegt werden soll.").Keywords;

        Assert.Contains("war", english);
        Assert.DoesNotContain("war", german);
        Assert.Contains("Garten", german);
    }

    [Fact]
    public void No_keyword_is_part_of_another_and_all_stand_in_the_text()
    {
        foreach (var file in Directory.GetFiles(RepositoryFiles.Seeds))
        {
            var article = Parsing.Parser.Parse(Path.GetFileName(file), File.ReadAllBytes(file));
            var text = string.Join('\n', article.Paragraphs.Prepend(article.Title));

            Assert.InRange(article.Keywords.Count, 3, 10);
            Assert.All(article.Keywords, keyword => Assert.Contains(keyword, text, StringComparison.Ordinal));
            Assert.All(article.Keywords, keyword => Assert.Single(article.Keywords, other => other.Contains(keyword, StringComparison.OrdinalIgnoreCase)));
        }
    }

    [Fact]
    public void A_short_report_is_known_by_its_headline()
    {
        Assert.Equal(["Heron", "counted", "harbour"], Parsing.Parse("Heron counted at harbour\n\nVolunteers walked along both quays before sunrise with telescopes, notebooks and a great deal of tea, as every autumn.").Keywords);
    }
}
