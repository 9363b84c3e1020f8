using System.Text;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Digest.Cli.Parse;
using Digest.Cli.Parse.Pages;
using Digest.Core.Articles;

namespace Digest.IntegrationTests.Cli;

/// <summary>Pages of <c>digest parse --html</c>, made from files that are written here.</summary>
internal static class ParsePages
{
    public const string ArabicTitle = "افتتاح معرض الكتاب في وهران بمشاركة مئتي ناشر";
    public const string EnglishParagraph = "The fair opened with a lecture in English, and its organisers printed the whole programme in three languages for the guests.";

    /// <summary>A page in Arabic with everything that an article can have: a menu, a heading, a list, a quotation, links, a part in English.</summary>
    public const string Arabic = $"""
        <!DOCTYPE html><html lang="ar" dir="rtl"><head><title>{ArabicTitle}</title><meta name="author" content="ليلى قاسم">
        <link rel="canonical" href="https://fair.example/opening"><meta property="og:image" content="https://fair.example/hall.jpg">
        <meta property="article:published_time" content="2026-11-20T09:30:00+01:00"></head><body>
        <nav><ul><li><a href="/">الرئيسية</a></li><li><a href="/n">أخبار</a></li><li><a href="/s">رياضة</a></li><li><a href="/e">اقتصاد</a></li><li><a href="/c">ثقافة</a></li></ul></nav>
        <article><h1>{ArabicTitle}</h1>
        <p>افتتح اليوم في مدينة وهران معرض الكتاب السنوي بمشاركة أكثر من مئتي ناشر من الجزائر وتونس والمغرب ومصر، ويستمر عشرة أيام. وينشر البرنامج على <a href="https://fair.example/programme?day=1&amp;hall=2">موقع المعرض</a> كل صباح.</p>
        <p>{EnglishParagraph}</p>
        <h2>ندوات يومية</h2>
        <p>وقال مدير المعرض إن الدورة الحالية تخصص جناحا لكتب الأطفال وآخر للمخطوطات المرممة، وإن الدخول مجاني للطلاب طوال أيام المعرض.</p>
        <ul><li>ندوة حول الترجمة وصناعة النشر الرقمي في العالم العربي.</li><li>ورشة لترميم المخطوطات القديمة يشرف عليها خبراء المكتبة.</li></ul>
        <p>وتنظم على هامش المعرض لقاءات مع الكتاب والمترجمين وحقوق المؤلف، ويختتم المعرض بحفل موسيقي تحييه فرقة من المدينة.</p>
        </article><footer><a href="/about">من نحن</a> <a href="/contact">اتصل بنا</a></footer></body></html>
        """;

    /// <summary>The page that shows these files.</summary>
    public static string Of(params (string Name, string Content)[] files)
    {
        var page = new ParsePage();
        foreach (var (name, content) in files)
            page.Add(Outcome(name, Encoding.UTF8.GetBytes(content)));
        return page.ToString();
    }

    /// <summary>What comes of one file.</summary>
    public static ParseOutcome Outcome(string name, byte[] content)
    {
        try
        {
            return new ParseOutcome(name, new ArticleParser(TimeProvider.System).Explain(name, content), null);
        }
        catch (ArticleRejectedException rejection)
        {
            return new ParseOutcome(name, null, rejection);
        }
    }

    /// <summary>The page as a browser reads it.</summary>
    public static IHtmlDocument Read(string html) => new HtmlParser().ParseDocument(html);
}
