using Digest.Core.Articles;
using Digest.Core.Editions;
using Digest.Core.Issues.Composition;
using Digest.Core.Issues.Editing;
using Digest.Tests.Articles;
using Digest.Tests.Infrastructure;

namespace Digest.Tests.Issues.Composition;

/// <summary>What becomes of the articles of a week: stories, their order, their sections.</summary>
public sealed class IssuePlannerTests
{
    private const string Fire = """
        حريق في ميناء وهران يدمر ثلاث سفن صيد

        اندلع حريق في ميناء وهران فجر الثلاثاء ودمر ثلاث سفن صيد كانت راسية عند الرصيف القديم، ولم يصب أحد.

        وأخمدت فرق الإطفاء الحريق بعد خمس ساعات، وقدرت خسائر الصيادين في ميناء وهران بالملايين، وقال صاحب سفينة إن الرصيف القديم بلا خراطيم.
        """;

    private const string Inquiry = """
        تحقيق في حريق ميناء وهران: السبب تماس كهربائي

        خلص التحقيق إلى أن تماسا كهربائيا على الرصيف القديم كان وراء الحريق الذي أتى الأسبوع الماضي على سفن الصيد في وهران.

        وطالب الصيادون بتعويض عاجل، فيما وعدت إدارة ميناء وهران بتجديد الشبكة قبل الشتاء، وبتركيب خراطيم على كل رصيف بعد الحريق.
        """;

    private static readonly DateOnly Day = new(2026, 11, 22);

    private readonly Edition _edition = Newsroom.Weekly();

    [Fact]
    public void Reports_of_the_same_event_are_one_story()
    {
        var copy = Fire.Replace("حريق في ميناء وهران يدمر ثلاث سفن صيد", "النيران تلتهم سفنا في وهران", StringComparison.Ordinal);

        var story = Assert.Single(Plan([Of("a", Fire), Of("b", copy), Of("c", Inquiry)]).Stories);

        Assert.Equal(3, story.AlsoIn.Count + 1);
        Assert.Contains(story.Why, reason => reason.StartsWith("3 reports of the same event", StringComparison.Ordinal));
    }

    [Fact]
    public void Reports_on_one_topic_stay_apart()
    {
        var other = Of("b", "مهرجان السينما في وهران يفتح أبوابه\n\nيفتح مهرجان السينما أبوابه مساء الخميس في وهران بفيلم عن البحر، ويعرض ستين فيلما قصيرا في عشرة أيام.\n\nوتوقع المنظمون أن يزور المهرجان آلاف المشاهدين، بعد أن حجزت فنادق وهران كلها لضيوف السينما.");

        Assert.Equal(2, Plan([Of("a", Fire), other]).Stories.Count);
    }

    [Fact]
    public void The_edition_s_own_language_leads()
    {
        var english = Made("b", "en", words: 2_000, days: 0);

        Assert.Equal(["a", "b"], Ids(Plan([english, Made("a", "ar", words: 90, days: 6)])));
    }

    [Fact]
    public void An_editor_s_priority_counts_more_than_freshness_and_less_than_a_pin()
    {
        var (fresh, wanted, last) = (Made("fresh", "ar", words: 400, days: 0), Made("wanted", "ar", words: 90, days: 6), Made("last", "ar", words: 400, days: 0));
        wanted = wanted with { Article = wanted.Article with { Priority = 1 } };
        last = last with { Article = last.Article with { Priority = 5 } };

        Assert.Equal(["wanted", "fresh", "last"], Ids(Plan([fresh, last, wanted])));
        Assert.Equal(["last", "wanted", "fresh"], Ids(IssuePlanner.Plan(_edition, Day, [fresh, last, wanted], IssueEdits.None.WithPin("last", 1))));
        Assert.Contains(Plan([fresh, wanted]).Stories[0].Why, reason => reason == "its editor's priority, 1 of 5: +40");
        Assert.Contains(Plan([fresh, last]).Stories[1].Why, reason => reason == "its editor's priority, 5 of 5: -40");
    }

    [Fact]
    public void What_is_fresh_and_has_something_to_tell_comes_first() =>
        Assert.Equal(["fresh", "long", "old"], Ids(Plan([Made("old", "ar", words: 100, days: 6), Made("fresh", "ar", words: 400, days: 0), Made("long", "ar", words: 400, days: 5)])));

    [Fact]
    public void Sections_stand_in_the_order_of_the_edition_behind_the_lead_and_the_rest_comes_last()
    {
        _edition.Sections = [new() { Title = "ثقافة", Names = ["Culture"] }, new() { Title = "اقتصاد", Names = ["Business", "مال وأعمال"] }];

        var stories = Plan([Made("lead", "ar", 400, 0), Made("money", "ar", 300, 1, "مال وأعمال"), Made("sport", "ar", 390, 0, "رياضة"), Made("arts", "ar", 100, 3, "Culture"), Made("books", "en", 100, 3, "الثقافة")]).Stories;

        Assert.Equal(["lead ", "arts ثقافة", "books ثقافة", "money اقتصاد", "sport "], stories.Select(story => $"{story.Told.Id} {story.Section}"));
    }

    [Fact]
    public void An_issue_is_no_list_of_one_place()
    {
        var stories = Plan([Made("a", "ar", 400, 0, place: "وهران"), Made("b", "ar", 390, 0, place: "وهران"), Made("c", "ar", 380, 0, place: "فاس")]).Stories;

        Assert.Equal(["a", "c", "b"], stories.Select(story => story.Told.Id));
        Assert.Contains(stories[2].Why, reason => reason.StartsWith("after others of its section or place", StringComparison.Ordinal));
    }

    [Fact]
    public void The_same_articles_give_the_same_issue_in_whatever_order_they_come()
    {
        var random = new Random(20261128);
        var articles = Enumerable.Range(0, 60).Select(number => Made($"{number:D2}", number % 3 == 0 ? "en" : "ar", random.Next(50, 600), random.Next(0, 7), number % 4 == 0 ? "ثقافة" : null, number % 5 == 0 ? "وهران" : null)).ToArray();
        var expected = Ids(Plan(articles));

        for (var round = 0; round < 20; round++)
        {
            random.Shuffle(articles);
            Assert.Equal(expected, Ids(Plan(articles)));
        }

        Assert.Equal(60, expected.Distinct().Count());
    }

    [Theory]
    [InlineData("ar", true)]
    [InlineData("ar-MA", true)]
    [InlineData("fr", true)]
    [InlineData("en", false)]
    [InlineData("arc", false)]
    public void An_edition_takes_the_languages_that_it_names(string language, bool isTaken)
    {
        _edition.Languages = ["ar", "fr"];

        Assert.Equal(isTaken, IssuePlanner.Takes(_edition, Made("a", language, 100, 1).Article));
    }

    [Theory]
    [InlineData("Économie", true)]
    [InlineData("الاقتصاد", true)]
    [InlineData("رياضة", false)]
    [InlineData(null, false)]
    public void An_edition_may_take_only_its_own_sections(string? section, bool isTaken)
    {
        _edition.Sections = [new() { Title = "اقتصاد", Names = ["economie"] }];
        _edition.OnlyItsSections = true;

        Assert.Equal(isTaken, IssuePlanner.Takes(_edition, Made("a", "ar", 100, 1, section).Article));
    }

    private IssueComposition Plan(IReadOnlyList<IssueArticle> articles) => IssuePlanner.Plan(_edition, Day, articles);

    private static string[] Ids(IssueComposition composition) => [.. composition.Stories.Select(story => story.Told.Id)];

    private static IssueArticle Of(string id, string text) => new(id, Parsing.Parse(text));

    // Each has a headline and a fingerprint of its own.
    private static IssueArticle Made(string id, string language, int words, int days, string? section = null, string? place = null) => new(id, new Article
    {
        File = $"{id}.txt",
        Title = $"{id} headline of its own",
        Language = language,
        Direction = language.StartsWith("ar", StringComparison.Ordinal) ? TextDirection.Rtl : TextDirection.Ltr,
        Summary = "A summary.",
        Paragraphs = ["A paragraph."],
        Words = words,
        Place = place,
        Sections = section is null ? [] : [section],
        Published = new PublicationDate(Day.AddDays(-days), null, DatePrecision.Day, "a test"),
        Fingerprint = Convert.ToHexStringLower(System.Security.Cryptography.SHA512.HashData(System.Text.Encoding.UTF8.GetBytes(id))),
    });
}
