namespace Digest.Tests.Articles.Understanding;

public sealed class OrganisationTests
{
    private const string Filler = "وتستمر الأشغال شهورا طويلة قبل أن يفتح الطريق أمام السيارات والشاحنات من جديد في الخريف.";

    [Theory]
    [InlineData("أعلنت وزارة الصحة المغربية أن الحملة تبدأ غدا في كل المدن.", "وزارة الصحة المغربية")]
    [InlineData("نفت وزارة التربية والتعليم ما نشر عن تأجيل الامتحانات.", "وزارة التربية والتعليم")]
    [InlineData("قدم الباحثون في جامعة محمد الخامس نتائجهم أمام اللجنة.", "جامعة محمد الخامس")]
    [InlineData("صنع الورق في جامعة عبد الرحمان ميرة من ألياف الصبار.", "جامعة عبد الرحمان ميرة")]
    [InlineData("ذكرت منظمة الصحة العالمية أن الأرقام ترتفع منذ شهر.", "منظمة الصحة العالمية")]
    [InlineData("دعا المركز الوطني للبحث العلمي إلى تمويل أكبر للمختبرات.", "المركز الوطني للبحث العلمي")]
    [InlineData("وطلبت الدول من للأمم المتحدة أن ترسل بعثة، ومن الناتو أن ينتظر.", "الأمم المتحدة", "حلف شمال الأطلسي")]
    [InlineData("وقعت شركة الاتصالات السعودية عقدا لمدة عشر سنوات.", "شركة الاتصالات السعودية")]
    public void An_Arabic_organisation_ends_where_its_name_does(string sentence, params string[] organisations)
    {
        Assert.Equal(organisations, OfArabic(sentence));
    }

    [Theory]
    [InlineData("أسس الشبان شركة جديدة تبيع الخبز في الأحياء البعيدة.")]
    [InlineData("التحقت بجامعة عريقة ثم عملت في منظمة دولية كبيرة.")]
    [InlineData("قال إن كل وزارة تعمل وحدها، وإن المركز الوطني مغلق.")]
    [InlineData("توقفت حركة الطيران، وألغت شركة الطيران كل الرحلات.")]
    [InlineData("فتح الموظفون صندوق الاقتراع أمام طلبة جامعة المنطقة.")]
    [InlineData("بدأت حركة كبيرة في السوق، وفتح البنك أبوابه باكرا.")]
    public void Common_nouns_are_no_organisations(string sentence)
    {
        Assert.Empty(OfArabic(sentence));
    }

    [Theory]
    [InlineData("The Ministry of Foreign Affairs and Trade said on Monday that the road was safe.", "Ministry of Foreign Affairs and Trade")]
    [InlineData("Researchers at Stanford University and the University of Leeds counted the birds.", "Stanford University", "University of Leeds")]
    [InlineData("The United Nations asked NATO and UNICEF for help, and Acme Robotics Inc. sent boats.", "United Nations", "NATO", "UNICEF", "Acme Robotics Inc")]
    public void English_organisations_are_known_or_follow_a_pattern(string sentence, params string[] organisations)
    {
        Assert.Equal(organisations, OfEnglish(sentence));
    }

    [Theory]
    [InlineData("The university of her choice refused her, and the bank of the river was wet.")]
    [InlineData("He said who pays, and the amazon of the tale was an unhappy council.")]
    public void English_words_are_no_organisations(string sentence)
    {
        Assert.Empty(OfEnglish(sentence));
    }

    [Fact]
    public void A_French_ministry_may_have_a_small_letter()
    {
        var article = Parsing.Parse("La vaccination commence en mars\n\nLe ministère de la Santé a annoncé que la campagne commencera en mars, comme l'ONU et l'Organisation mondiale de la santé le demandaient depuis un an.\n\nLes habitants des villages attendent ce jour avec un peu de patience et beaucoup de questions pour les médecins.");

        Assert.Equal(["ministère de la Santé", "Nations unies", "Organisation mondiale de la santé"], article.Organisations);
    }

    private static IReadOnlyList<string> OfArabic(string sentence) => Parsing.Parse($"خبر قصير من الطريق الجديد\n\n{sentence}\n\n{Filler}").Organisations;

    private static IReadOnlyList<string> OfEnglish(string sentence) => Parsing.Parse($"A short report from the road\n\n{sentence}\n\n{Parsing.EnglishSecond}").Organisations;
}
