using System.Text;
using Digest.Core.Articles;
using Microsoft.Extensions.Time.Testing;

namespace Digest.Tests.Articles;

/// <summary>Parses with the clock pinned to 22 November 2026, a Sunday.</summary>
internal static class Parsing
{
    public const string ArabicLead = "أعلنت بلدية المدينة اليوم افتتاح حديقة عامة جديدة على ضفة النهر تضم مسارات للمشي وملاعب للأطفال ومكتبة صغيرة في الهواء الطلق، بعد عامين من الأشغال.";

    public const string ArabicSecond = "وقال رئيس المجلس إن الحديقة كلفت أقل مما كان مقررا، وإن سكان الأحياء المجاورة شاركوا في اختيار أشجارها ومقاعدها قبل أن تبدأ الأشغال بشهور.";

    public const string EnglishLead = "The town opened a new public garden on the river bank on Tuesday, with footpaths, playgrounds and a small open-air library, after two years of work.";

    public const string EnglishSecond = "Residents of the nearby streets chose its trees and benches before the work began, and the whole garden cost less than had been planned.";

    public static ArticleParser Parser { get; } = new(new FakeTimeProvider(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero)));

    public static Article Parse(string text) => Parser.Parse("test.txt", Encoding.UTF8.GetBytes(text));

    public static string Rejection(byte[] content) =>
        Assert.Throws<ArticleRejectedException>(() => Parser.Parse("test.txt", content)).Message;

    /// <summary>An Arabic article with these lines under its headline.</summary>
    public static Article Arabic(params string[] underTitle) =>
        Parse(string.Join("\n\n", ["افتتاح حديقة عامة جديدة على ضفة النهر", .. underTitle, ArabicLead, ArabicSecond]));

    /// <summary>An English article with these lines under its headline.</summary>
    public static Article English(params string[] underTitle) =>
        Parse(string.Join("\n\n", ["New public garden opens on the river bank", .. underTitle, EnglishLead, EnglishSecond]));
}
