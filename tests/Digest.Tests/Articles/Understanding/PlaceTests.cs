namespace Digest.Tests.Articles.Understanding;

public sealed class PlaceTests
{
    private const string Filler = "وتستمر الأشغال شهورا طويلة قبل أن يفتح الطريق أمام السيارات والشاحنات من جديد في الخريف.";

    [Theory]
    [InlineData("وصل الوزير إلى الدوحة صباح الثلاثاء في زيارة رسمية تستمر يومين.", "الدوحة")]
    [InlineData("عقد الاجتماع بالدوحة صباح الثلاثاء بمشاركة عشرة وزراء.", "الدوحة")]
    [InlineData("وتنقل الوفد بين باريس ولندن خلال يومين من المشاورات المكثفة.", "باريس", "لندن")]
    [InlineData("قدم الوفد الشكر للمغرب على حسن الاستقبال والتنظيم.", "المغرب")]
    [InlineData("ويعيش في القاهرة وحدها أكثر من عشرة ملايين نسمة.", "القاهرة")]
    [InlineData("وقعت الولايات المتحدة الأميركية الاتفاق مساء الاثنين بعد تردد.", "الولايات المتحدة")]
    [InlineData("انطلقت القافلة من مدينة صور ثم عادت إلى صور في المساء.", "صور")]
    [InlineData("عاد المنتخب من قطر بعد مباراة لم يخسر فيها أحد.", "قطر")]
    [InlineData("تقع الواحة في وجدة على الحدود الشرقية للبلاد.", "وجدة")]
    public void A_place_is_found_with_whatever_is_glued_to_it(string sentence, params string[] places)
    {
        Assert.Equal(places, OfArabic(sentence));
    }

    [Theory]
    [InlineData("نشر المصور صور الحفل على موقعه بعد يومين من انتهائه.")]
    [InlineData("وقف حماة البيئة أمام المبنى يطالبون بوقف الأشغال.")]
    [InlineData("فحص الطبيب نمو الجنين، وقال إن كل جنين يحتاج رعاية.")]
    [InlineData("يرى الخبير أن الدعم مالي في أغلبه وأن العقبة إدارية.")]
    [InlineData("عاد اللاعب إلى مسقط رأسه بعد عشرين سنة من الغياب.")]
    [InlineData("استقبل الوزير نظيره السوري والوفد الجزائري واللاعب التونسي.")]
    [InlineData("أذن المؤذن لصلاة المغرب قبل أن يصل الضيوف إلى القاعة.")]
    [InlineData("يبلغ قطر مرآته ستين سنتيمترا، وقطر الأنبوب عشرة.")]
    [InlineData("كان جده يقول إن النار لا تحب العجلة في هذه الحرفة.")]
    [InlineData("جرفت سيول الخريف الجسر القديم وما بقي من السوق.")]
    [InlineData("سهر الناس ليل نهار، وفتحوا العيون على مشهد لم يروه.")]
    public void A_word_or_a_demonym_is_no_place(string sentence)
    {
        Assert.Empty(OfArabic(sentence));
    }

    [Theory]
    [InlineData("She flew from London to Beirut on Monday, and then on to the United States.", "London", "Beirut", "United States")]
    [InlineData("The talks in Nice ended late, and nobody left Nice before midnight.", "Nice")]
    [InlineData("People across North London and in Paris heard the bells.", "London", "Paris")]
    public void English_places_have_capitals_and_stand_free(string sentence, params string[] places)
    {
        Assert.Equal(places, OfEnglish(sentence));
    }

    [Theory]
    [InlineData("Nice weather brought them out. It was a nice day for reading, and the turkey was good.")]
    [InlineData("The singer Paris Hilton met Michael Jordan at a school sale.")]
    [InlineData("They told us to wait, and the men let us in.")]
    [InlineData("The Washington Post wrote that the china was old and the polish thin.")]
    public void English_words_and_parts_of_names_are_no_places(string sentence)
    {
        Assert.Empty(OfEnglish(sentence));
    }

    [Fact]
    public void A_French_article_names_places_in_French()
    {
        var article = Parsing.Parse("La ligne de train ouvre au printemps\n\nLa ligne entre Londres et Genève ouvrira au printemps, ont promis les deux gares, après des années de travaux et de retards.\n\nLes voyageurs de Londres attendent depuis longtemps ce train qui doit leur faire gagner une demi-journée.");

        Assert.Equal(["Londres", "Genève"], article.Places);
    }

    [Fact]
    public void The_place_that_is_named_most_comes_first_and_ten_are_the_most()
    {
        var article = Parsing.Parse($"سباق الدراجات يعبر المدن\n\nيمر السباق من فاس وطنجة ومراكش ووهران وتلمسان وتونس وصفاقس وطرابلس وبنغازي والقاهرة والإسكندرية وأسوان في أسبوعين.\n\nوتنتهي المرحلة الأخيرة في أسوان، وقد استعدت أسوان لها منذ عام.\n\n{Filler}");

        Assert.Equal("أسوان", article.Places[0]);
        Assert.Equal(10, article.Places.Count);
    }

    private static IReadOnlyList<string> OfArabic(string sentence) => Parsing.Parse($"خبر قصير من الطريق الجديد\n\n{sentence}\n\n{Filler}").Places;

    private static IReadOnlyList<string> OfEnglish(string sentence) => Parsing.Parse($"A short report from the road\n\n{sentence}\n\n{Parsing.EnglishSecond}").Places;
}
