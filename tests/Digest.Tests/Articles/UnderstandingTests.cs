using Digest.Core.Articles.Understanding.Similarity;

namespace Digest.Tests.Articles;

public sealed class UnderstandingTests
{
    [Fact]
    public void Keywords_count_the_forms_of_a_word_together_and_leave_out_reporting()
    {
        var keywords = Parsing.Parse("""
            مكافحة التصحر في الجنوب

            أكد الخبراء أن مكافحة التصحر تبدأ من القرى، وأضاف الخبراء أن التصحر يهدد الواحات التي يعيش منها آلاف المزارعين في الجنوب منذ قرون طويلة.

            وأكد الخبراء أن الحكومة خصصت للتصحر ميزانية، وأن الواحات ستستفيد من برامج لمكافحة التصحر والري المقتصد في السنوات القليلة المقبلة.
            """).Keywords;

        Assert.Equal("مكافحة التصحر", keywords[0]);
        Assert.Contains("الواحات", keywords);
        Assert.DoesNotContain("أكد", keywords);
        Assert.InRange(keywords.Count, 2, 8);
    }

    [Fact]
    public void The_summary_leads_with_the_first_sentence_and_keeps_its_bounds()
    {
        var summary = Parsing.English().Summary;

        Assert.StartsWith(Parsing.EnglishLead, summary, StringComparison.Ordinal);
        Assert.InRange(summary.Length, 1, 320);
    }

    [Fact]
    public void A_lead_without_end_is_cut_at_a_clause()
    {
        var summary = Parsing.Parse($"افتتاح حديقة عامة جديدة على ضفة النهر\n\n{string.Join("، ", Enumerable.Repeat("وقد امتدت الأشغال في الحديقة شهورا طويلة", 20))}.").Summary;

        Assert.InRange(summary.Length, 200, 320);
        Assert.EndsWith("شهورا طويلة…", summary, StringComparison.Ordinal);
    }

    [Fact]
    public void Abbreviations_and_figures_end_no_sentence()
    {
        const string Lead = "The U.S. spent 3.5 million dollars on the garden that Dr. Roe had planned for the people of the river bank.";

        Assert.StartsWith(Lead, Parsing.Parse($"Garden opens in the town\n\n{Lead} Nobody had asked for it before the work was begun in the spring.").Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void Fingerprints_are_near_for_near_duplicates_only()
    {
        var paragraphs = Enumerable.Range(0, 30).Select(i => $"{Parsing.EnglishLead.Replace("two", $"number{i}", StringComparison.Ordinal)} Word{i} of word{i * 7} after word{i * 13}.").ToArray();
        var one = Fingerprint($"Garden opens\n\n{string.Join("\n\n", paragraphs)}");
        var same = Fingerprint($"Garden opens\n\n{string.Join("\n\n", paragraphs).Replace("Word3 of", "Word3 and", StringComparison.Ordinal)}");
        var other = Fingerprint($"Garden opens\n\n{Parsing.EnglishSecond} {string.Join("\n\n", Enumerable.Range(100, 200).Select(i => $"thing{i}"))}.");

        var index = new NearDuplicates();
        index.Add("one", one);

        Assert.Equal(["one"], index.Find(same).Select(near => near.Id));
        Assert.Empty(index.Find(other));
    }

    private static string Fingerprint(string text) => Parsing.Parse(text).Fingerprint;
}
