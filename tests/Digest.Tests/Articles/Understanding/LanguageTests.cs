using Digest.Core.Articles.Languages;

namespace Digest.Tests.Articles.Understanding;

public sealed class LanguageTests
{
    [Theory]
    [InlineData("ar", "افتتحت البلدية حديقة جديدة على ضفة النهر بعد عامين من الأشغال.")]
    [InlineData("fa", "شهرداری امروز یک پارک جدید در کنار رودخانه را برای مردم باز کرد.")]
    [InlineData("fa", "اين پارك كه در كنار رودخانه است از صبح براي مردم باز شد.")]
    [InlineData("ur", "شہر کی انتظامیہ نے آج دریا کے کنارے ایک نیا باغ عوام کے لیے کھول دیا ہے۔")]
    [InlineData("ckb", "شارەوانی ئەمڕۆ باخێکی نوێی لە کەناری ڕووبارەکە بۆ خەڵک کردەوە.")]
    [InlineData("he", "העירייה פתחה היום גן ציבורי חדש על גדת הנהר.")]
    [InlineData("en", "The town opened a new garden on the river bank today.")]
    [InlineData("fr", "La ville a ouvert aujourd'hui un nouveau jardin au bord du fleuve.")]
    [InlineData("de", "Die Stadt hat heute einen neuen Garten am Ufer des Flusses eröffnet.")]
    [InlineData("es", "La ciudad abrió hoy un nuevo jardín en la orilla del río para los vecinos.")]
    [InlineData("it", "La città ha aperto oggi un nuovo giardino sulla riva del fiume per gli abitanti.")]
    [InlineData("pt", "A cidade abriu hoje um novo jardim na margem do rio para os moradores.")]
    [InlineData("nl", "De stad heeft vandaag een nieuwe tuin aan de oever van de rivier geopend.")]
    [InlineData("tr", "Belediye bugün nehir kıyısında halk için yeni bir bahçe açtı.")]
    [InlineData("pl", "Miasto otworzyło dziś nowy ogród nad brzegiem rzeki, który jest dla wszystkich.")]
    [InlineData("sv", "Staden öppnade i dag en ny trädgård vid floden för alla som bor här.")]
    [InlineData("ru", "Город открыл сегодня новый сад на берегу реки.")]
    [InlineData("uk", "Місто відкрило сьогодні новий сад на березі річки.")]
    [InlineData("zh", "这座城市今天在河边开放了一座新公园。")]
    [InlineData("ja", "市は今日、川のそばに新しい公園を開いた。")]
    [InlineData("ko", "시는 오늘 강가에 새 공원을 열었다.")]
    public void A_sentence_tells_its_language(string language, string sentence)
    {
        Assert.Equal(language, LanguageDetector.Detect(sentence));
        Assert.Equal(language, LanguageDetector.Detect([sentence, sentence]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("12 / 3")]
    [InlineData("AFP")]
    [InlineData("Paris")]
    [InlineData("سلام")]
    [InlineData("…")]
    public void A_word_is_too_short_to_tell(string text) => Assert.Equal("und", LanguageDetector.Detect(text));

    [Fact]
    public void Latin_that_fills_a_page_is_no_language_of_a_newsroom() =>
        Assert.Equal("und", LanguageDetector.Detect("Lorem ipsum dolor sit amet, consectetur et accusam, sed diam nonumy eirmod tempor ut labore et dolore magna et justo duo dolores et ea rebum, quod est in hoc non aut ex eo."));

    [Fact]
    public void A_mixed_text_is_in_the_language_of_most_of_it()
    {
        Assert.Equal("ar", LanguageDetector.Detect([Parsing.ArabicLead, "The town opened a garden on the river bank.", Parsing.ArabicSecond]));
        Assert.Equal("en", LanguageDetector.Detect([Parsing.EnglishLead, "افتتاح حديقة عامة جديدة", Parsing.EnglishSecond]));
        Assert.Equal("ar", LanguageDetector.Detect($"وكتب على صفحته \"We waited for this\" ثم عاد إلى عمله في البلدية كما كان قبل الافتتاح."));
    }

    [Fact]
    public void Persian_names_in_an_Arabic_text_do_not_make_it_Persian() =>
        Assert.Equal("ar", LanguageDetector.Detect("زار الوزير مدينة گرگان ومدينة چالوس قبل أن يعود إلى العاصمة حيث استقبله رئيس البلدية ونوابه في القاعة الكبرى."));
}
