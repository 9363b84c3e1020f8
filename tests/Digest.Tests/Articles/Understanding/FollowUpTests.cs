using Digest.Core.Articles;
using Digest.Core.Articles.Understanding.Similarity;
using Digest.Tests.Seeds;

namespace Digest.Tests.Articles.Understanding;

public sealed class FollowUpTests
{
    private static readonly Article Fire = Parsing.Parse("""
        حريق في ميناء وهران يدمر ثلاث سفن صيد

        اندلع حريق في ميناء وهران فجر الثلاثاء ودمر ثلاث سفن صيد كانت راسية عند الرصيف القديم، ولم يصب أحد.

        وأخمدت فرق الإطفاء الحريق بعد خمس ساعات، وقدرت خسائر الصيادين في ميناء وهران بالملايين، وقال صاحب سفينة إن الرصيف القديم بلا خراطيم.
        """);

    private static readonly Article Inquiry = Parsing.Parse("""
        تحقيق في حريق ميناء وهران: السبب تماس كهربائي

        خلص التحقيق إلى أن تماسا كهربائيا على الرصيف القديم كان وراء الحريق الذي أتى الأسبوع الماضي على سفن الصيد في وهران.

        وطالب الصيادون بتعويض عاجل، فيما وعدت إدارة ميناء وهران بتجديد الشبكة قبل الشتاء، وبتركيب خراطيم على كل رصيف بعد الحريق.
        """);

    [Fact]
    public void The_next_report_on_a_story_is_its_follow_up_and_no_duplicate()
    {
        var (followUps, duplicates) = Index();

        Assert.Equal("fire", Assert.Single(followUps.Find(Inquiry)).Id);
        Assert.Empty(duplicates.Find(Inquiry.Fingerprint));
    }

    [Fact]
    public void The_same_report_is_a_duplicate_and_no_follow_up()
    {
        var (followUps, duplicates) = Index();

        Assert.Empty(followUps.Find(Fire));
        Assert.Equal("fire", Assert.Single(duplicates.Find(Fire.Fingerprint)).Id);
    }

    [Fact]
    public void Another_story_from_the_same_town_is_none()
    {
        var (followUps, _) = Index();
        var other = Parsing.Parse("""
            وهران: مهرجان السينما يفتح أبوابه

            يفتح مهرجان السينما أبوابه مساء الخميس في وهران بفيلم عن البحر، ويعرض ستين فيلما قصيرا في عشرة أيام.

            وتوقع المنظمون أن يزور المهرجان آلاف المشاهدين، بعد أن حجزت فنادق وهران كلها لضيوف السينما.
            """);

        Assert.Empty(followUps.Find(other));
    }

    private static (FollowUps, NearDuplicates) Index()
    {
        var followUps = new FollowUps();
        var duplicates = new NearDuplicates();
        var samples = Directory.GetFiles(RepositoryFiles.Seeds).Select(file => Parsing.Parser.Parse(Path.GetFileName(file), File.ReadAllBytes(file)));
        foreach (var (id, article) in samples.Select(article => (article.File, article)).Append(("fire", Fire)))
        {
            followUps.Add(id, article);
            duplicates.Add(id, article.Fingerprint);
        }

        return (followUps, duplicates);
    }
}
