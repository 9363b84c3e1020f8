namespace Digest.Tests.Articles.Understanding;

public sealed class SummaryTests
{
    private const string ShortLead = "أعلنت البلدية أمس افتتاح حديقة جديدة على ضفة النهر بعد عامين من الأشغال.";
    private const string OnGarden = "وتضم الحديقة الجديدة مسارات للمشي وملاعب للأطفال ومكتبة في الهواء الطلق.";

    [Fact]
    public void It_leads_with_the_first_sentence()
    {
        Assert.StartsWith(Parsing.EnglishLead, Parsing.English().Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void A_short_lead_takes_along_what_says_more_of_the_same()
    {
        var summary = Arabic(ShortLead, OnGarden, "وكان الجو باردا صباح ذلك اليوم في كل الأحياء القريبة.");

        Assert.Equal($"{ShortLead} {OnGarden}", summary);
    }

    [Theory]
    [InlineData("وأضاف أن الحديقة الجديدة على ضفة النهر تضم مكتبة.")]
    [InlineData("وأوضح رئيس البلدية أن الحديقة الجديدة كلفت أقل مما كان مقررا.")]
    [InlineData("كما أشار إلى أن الحديقة الجديدة على ضفة النهر تضم مكتبة.")]
    [InlineData("من جهته، أكد المدير أن الحديقة الجديدة على ضفة النهر آمنة.")]
    [InlineData("وقال إنه زار الحديقة الجديدة على ضفة النهر مرتين هذا العام.")]
    [InlineData("وهي حديقة جديدة على ضفة النهر تنتظرها البلدية منذ سنوات.")]
    public void No_Arabic_sentence_leans_on_one_that_is_left_out(string leaning)
    {
        Assert.Equal(ShortLead, Arabic(ShortLead, leaning, leaning));
    }

    [Theory]
    [InlineData("He added that the garden on the river bank would open its library at nine.")]
    [InlineData("However, the garden on the river bank has no gate and no fence at all.")]
    [InlineData("They want the garden on the river bank to stay open all night for the town.")]
    [InlineData("This garden on the river bank is the third that the town has opened so far.")]
    public void No_English_sentence_leans_on_one_that_is_left_out(string leaning)
    {
        const string Lead = "The town opened a garden on the river bank on Tuesday after two years of work.";

        Assert.Equal(Lead, Parsing.Parse($"Garden opens on the river bank\n\n{Lead}\n\n{leaning}\n\nNobody came.").Summary);
    }

    [Fact]
    public void No_French_sentence_leans_on_one_that_is_left_out()
    {
        const string Lead = "La ville a ouvert mardi un jardin au bord du fleuve après deux ans de travaux.";

        Assert.Equal(Lead, Parsing.Parse($"Un jardin ouvre au bord du fleuve\n\n{Lead}\n\nIl a ajouté que le jardin au bord du fleuve serait fermé la nuit pour la ville.\n\nPar ailleurs, le jardin de la ville a une petite bibliothèque près du fleuve.").Summary);
    }

    [Fact]
    public void The_rest_of_the_leads_paragraph_comes_along_before_any_other()
    {
        const string Lead = "The town opened a garden on the river bank on Tuesday after two years of work.";
        const string Rest = "Its trees were chosen by the children of three schools.";

        Assert.Equal($"{Lead} {Rest}", Parsing.Parse($"Garden opens on the river bank\n\n{Lead} {Rest} He added that the garden on the river bank was safe.\n\nThe garden on the river bank has a library for the town.").Summary);
    }

    [Fact]
    public void The_dateline_is_no_part_of_it()
    {
        Assert.StartsWith("أعلنت البلدية", Arabic($"الرباط (و م ع) - {ShortLead}", OnGarden), StringComparison.Ordinal);
    }

    [Fact]
    public void A_lead_that_is_too_long_ends_before_a_clause_that_only_adds()
    {
        var first = $"أعلنت البلدية أمس افتتاح حديقة عامة جديدة على ضفة النهر تضم {string.Join(" و", Enumerable.Repeat("مسارات للمشي وملاعب صغيرة للأطفال", 4))}";
        var summary = Arabic($"{first}، مشيرة إلى أن {string.Join(" و", Enumerable.Repeat("السكان الذين شاركوا في اختيار الأشجار والمقاعد", 5))}.", OnGarden);

        Assert.Equal($"{first}.", summary);
    }

    [Fact]
    public void A_lead_without_end_gives_way_to_a_sentence_that_is_whole()
    {
        var endless = $"{string.Join("، ", Enumerable.Repeat("امتدت الأشغال في الحديقة شهورا طويلة", 20))}.";

        Assert.Equal(ShortLead, Arabic(endless, ShortLead));
    }

    [Fact]
    public void A_lead_without_end_and_without_better_is_cut_at_a_clause()
    {
        var summary = Arabic($"{string.Join("، ", Enumerable.Repeat("امتدت الأشغال في الحديقة شهورا طويلة", 20))}.");

        Assert.InRange(summary.Length, 200, 320);
        Assert.EndsWith("شهورا طويلة…", summary, StringComparison.Ordinal);
    }

    [Fact]
    public void Abbreviations_and_figures_end_no_sentence()
    {
        const string Lead = "The U.S. spent 3.5 million dollars on the garden that Dr. Roe had planned for the people of the river bank.";

        Assert.StartsWith(Lead, Parsing.Parse($"Garden opens in the town\n\n{Lead} Nobody had asked for it before the work was begun in the spring.").Summary, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Die Stadt hat am 13. März nach zwei Jahren Arbeit am Ufer einen Garten für die Kinder der drei Schulen eröffnet.")]
    [InlineData("Die Stadt hat Dienstag, 13. März, nach zwei Jahren Arbeit am Ufer einen Garten für die Kinder eröffnet.")]
    [InlineData("Die Stadt hat am Dienstag zum 6. Mal seit dem Ende der Arbeit am Ufer einen Garten für die Kinder eröffnet.")]
    public void German_ordinals_end_no_sentence(string lead)
    {
        Assert.StartsWith(lead, Parsing.Parse($"Garten am Ufer ist eröffnet\n\n{lead} Niemand hatte vor dem Beginn der Arbeiten danach gefragt.").Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sentence_may_end_in_a_figure()
    {
        const string Lead = "The garden that the town opened on the river bank on Tuesday is the work of no fewer than 12. Nobody had asked for it.";

        Assert.StartsWith(Lead, Parsing.Parse($"Garden opens in the town\n\n{Lead}").Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void A_quotation_is_read_to_its_end()
    {
        const string Lead = "The mayor told the crowd: “We waited. We worked. Now it is open.”";

        Assert.StartsWith(Lead, Parsing.Parse($"Garden opens in the town\n\n{Lead} Nobody had asked for it before the work was begun.\n\n{Parsing.EnglishSecond}").Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sentence_with_an_open_quotation_or_bracket_is_not_taken()
    {
        const string Lead = "The town opened a garden on the river bank on Tuesday after two years of work.";

        Assert.Equal(Lead, Parsing.Parse($"Garden opens on the river bank\n\n{Lead}\n\nThe garden on the river bank (the town's third was paid for by its bank.\n\nThe town said “the garden on the river bank is for everybody in town.").Summary);
    }

    private static string Arabic(params string[] paragraphs) => Parsing.Parse($"افتتاح حديقة جديدة على ضفة النهر\n\n{string.Join("\n\n", paragraphs)}").Summary;
}
