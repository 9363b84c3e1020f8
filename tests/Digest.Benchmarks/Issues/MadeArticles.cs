using System.Globalization;
using Digest.Core.Articles;

namespace Digest.Benchmarks.Issues;

/// <summary>Articles without a text, as storage lists them: words as frequent as in a language, one in twenty on the event of another, one in fifty a copy.</summary>
internal static class MadeArticles
{
    private const int Vocabulary = 30_000;
    private const int PrintBytes = 64;
    private const int ChangedBytes = 20;

    private static readonly string[] Sections = ["سياسة", "اقتصاد", "ثقافة", "رياضة", "صحة", "علوم"];

    /// <summary>So many articles, always the same ones.</summary>
    public static List<Article> Make(int count)
    {
        var random = new Random(20261128);
        var articles = new List<Article>(count);
        for (var number = 0; number < count; number++)
        {
            var chance = number == 0 ? 1 : random.NextDouble();
            var other = number == 0 ? null : articles[random.Next(number)];
            articles.Add(chance < 0.02 ? Copy(other!, number, random) : chance < 0.07 ? FollowUp(other!, number, random) : Fresh(number, random));
        }

        return articles;
    }

    private static Article Fresh(int number, Random random) => new()
    {
        File = string.Create(CultureInfo.InvariantCulture, $"{number}.txt"),
        Title = Words(random, 8),
        Language = "ar",
        Direction = TextDirection.Rtl,
        Summary = Words(random, 30),
        Paragraphs = [],
        Words = random.Next(80, 900),
        Keywords = [.. Enumerable.Range(0, 10).Select(_ => Word(random))],
        Places = [Word(random)],
        Organisations = [Word(random)],
        Sections = [Sections[random.Next(Sections.Length)]],
        Published = new PublicationDate(new DateOnly(2026, 11, 22).AddDays(-random.Next(7)), null, DatePrecision.Day, "made"),
        Fingerprint = Print(random),
    };

    private static Article FollowUp(Article other, int number, Random random) => Fresh(number, random) with
    {
        Title = $"{string.Join(' ', other.Title.Split(' ').Take(5))} {Words(random, 3)}",
        Keywords = [.. other.Keywords.Take(7), Word(random), Word(random), Word(random)],
        Places = other.Places,
    };

    private static Article Copy(Article other, int number, Random random)
    {
        var print = Convert.FromHexString(other.Fingerprint);
        for (var i = 0; i < ChangedBytes; i++)
            print[random.Next(print.Length)] = (byte)random.Next(1, 256);
        return other with { File = string.Create(CultureInfo.InvariantCulture, $"{number}.txt"), Title = Words(random, 8), Fingerprint = Convert.ToHexStringLower(print) };
    }

    private static string Print(Random random)
    {
        var print = new byte[PrintBytes];
        random.NextBytes(print);
        return Convert.ToHexStringLower(print);
    }

    private static string Words(Random random, int count) => string.Join(' ', Enumerable.Range(0, count).Select(_ => Word(random)));

    // Zipf: the word of rank r is as frequent as 1/r.
    private static string Word(Random random)
    {
        var rank = (int)Math.Pow(Vocabulary, random.NextDouble());
        Span<char> letters = stackalloc char[5];
        for (var i = 0; i < letters.Length; i++, rank /= 10)
            letters[i] = "ابتدرسعلمن"[rank % 10];
        return letters.ToString();
    }
}
