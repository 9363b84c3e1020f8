using System.Globalization;
using System.Text;

namespace Digest.Benchmarks.Speed;

/// <summary>An Arabic article of any size, as page and as text, with a news site's frame around it.</summary>
internal static class Grown
{
    private static readonly string[] Words =
    [
        "المدينة", "البلدية", "مشروع", "النهر", "الحديقة", "افتتحت", "أعلن", "المجلس", "سكان", "الحي", "خلال", "العام", "الماضي", "جديدة", "كبيرة", "على", "من", "في", "إلى", "وقال", "رئيس", "اللجنة", "إن", "العمل", "سيستمر", "حتى", "نهاية", "الشهر", "بعد", "أن",
    ];

    // A parser refuses files of more than 20,000 paragraphs: paragraphs grow with the file.
    private const int MostParagraphs = 5_000;

    public static byte[] Text(int size)
    {
        var text = new StringBuilder("الرئيسية\nأخبار\nالبلدية تفتتح حديقة جديدة على ضفة النهر\nالخميس 8 أكتوبر 2026\n\n");
        Fill(text, size, paragraph => $"{paragraph}\n\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    public static byte[] Page(int size)
    {
        var page = new StringBuilder("<!doctype html><html lang=ar dir=rtl><head><title>البلدية تفتتح حديقة جديدة على ضفة النهر</title></head><body><nav><ul>");
        for (var i = 0; i < 40; i++)
            page.Append(CultureInfo.InvariantCulture, $"<li class=menu-item><a href=/section/{i}>قسم {i}</a></li>");
        page.Append("</ul></nav><article><h1>البلدية تفتتح حديقة جديدة على ضفة النهر</h1><time datetime=2026-10-08>8 أكتوبر 2026</time>");
        Fill(page, size, paragraph => $"<div class=\"block text\"><p>{paragraph} <a href=\"/more\" class='link'>المزيد</a>&nbsp;</p></div>");
        return Encoding.UTF8.GetBytes(page.Append("</article><footer>© الجريدة</footer></body></html>").ToString());
    }

    private static void Fill(StringBuilder target, int size, Func<string, string> wrap)
    {
        var random = new Random(20261126);
        var characters = size * 6 / 10;
        var words = Math.Max(40, characters / MostParagraphs / 6);
        while (target.Length < characters)
            target.Append(wrap($"{string.Join(' ', Enumerable.Range(0, words).Select(_ => Words[random.Next(Words.Length)]))}."));
    }
}
