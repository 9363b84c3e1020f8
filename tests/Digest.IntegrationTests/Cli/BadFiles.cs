using System.Text;

namespace Digest.IntegrationTests.Cli;

/// <summary>A folder with one good article and everything that editors upload by mistake.</summary>
internal static class BadFiles
{
    public const string Good = "good.txt";
    public const string Empty = "empty.txt";
    public const string Huge = "huge.txt";
    public const string Binary = "binary.txt";
    public const string WrongEncoding = "wrong-encoding.txt";
    public const string Title = "افتتاح معرض الكتاب في وهران بمشاركة مئتي ناشر";
    public const string BrokenDocx = "broken.docx";

    /// <summary>Those that cannot be published.</summary>
    public static readonly string[] Hopeless = [BrokenDocx, Binary, Empty, Huge];

    private const string Article = $"""
        {Title}

        وهران في 20 نوفمبر 2026 - افتتح اليوم في مدينة وهران معرض الكتاب السنوي بمشاركة أكثر من مئتي ناشر من الجزائر وتونس والمغرب ومصر، ويستمر عشرة أيام.

        وقال مدير المعرض إن الدورة الحالية تخصص جناحا لكتب الأطفال وآخر للمخطوطات المرممة، وإن الدخول مجاني للطلاب طوال أيام المعرض.

        وتنظم على هامش المعرض ندوات يومية حول الترجمة وصناعة النشر الرقمي وحقوق المؤلف في العالم العربي.
        """;

    /// <summary>Writes the files.</summary>
    public static void Write(string folder)
    {
        var random = new Random(20261123);
        var noise = new byte[50_000];
        random.NextBytes(noise);
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, Good), Article);
        File.WriteAllBytes(Path.Combine(folder, Empty), []);
        File.WriteAllBytes(Path.Combine(folder, Binary), noise);
        File.WriteAllBytes(Path.Combine(folder, BrokenDocx), [.. "PK\u0003\u0004"u8, .. noise.AsSpan(0, 4000)]);
        // Declared as nothing, and half of it is not UTF-8.
        File.WriteAllBytes(Path.Combine(folder, WrongEncoding), [.. Encoding.UTF8.GetBytes(Article), 0xFF, 0xC3, 0x28, 0xFE, .. Encoding.Latin1.GetBytes("\u00e9\u00e8\u00e0")]);
        using var huge = File.Create(Path.Combine(folder, Huge));
        var line = Encoding.UTF8.GetBytes("سطر يتكرر حتى يصير الملف أكبر مما يقبل.\n");
        for (var size = 0; size < 50 * 1024 * 1024; size += line.Length)
            huge.Write(line);
    }
}
