using Digest.Core.Articles;

namespace Digest.Shared.Matrix;

/// <summary>Articles by whoever wants to break the page, the header or the reader's patience.</summary>
internal static class HostileArticles
{
    /// <summary>What each says everywhere, and how it may be printed: null where it is not printed as it was written.</summary>
    public static IReadOnlyList<(string Written, string? Printed)> Texts { get; } =
    [
        ("<script>alert(1)</script> \"><img src=x onerror='x'>", "<script>alert(1)</script> \"><img src=x onerror='x'>"),
        ("{{ reader.name }} {% x %} ${y} %s", "{{ reader.name }} {% x %} ${y} %s"),
        ("عنوان\r\nBcc: victim@example.org", "عنوان Bcc: victim@example.org"),
        ("خبر \u202Eمقلوب\u202C و\u2067معزول", "خبر مقلوب ومعزول"),
        ("خبر\u0000 فيه\u0007 \u001B[31mأحمر", "خبر فيه [31mأحمر"),
        ("نصف \uD83D رمز", "نصف رمز"),
        ("]]> <!-- --> <![CDATA[ <!DOCTYPE x>", "]]> <!-- --> <![CDATA[ <!DOCTYPE x>"),
        ("&lt;b&gt; &amp;amp; &#x202E; &nbsp;", "&lt;b&gt; &amp;amp; &#x202E; &nbsp;"),
        ("</td></tr></table></div></body></html>", "</td></tr></table></div></body></html>"),
        ("iPhone 15 مع العربية and עברית ثم 日本語 و हिन्दी 😀 e\u0301", "iPhone 15 مع العربية and עברית ثم 日本語 و हिन्दी 😀 e\u0301"),
        (new string('ب', 300), new string('ب', 300)),
        (new string('W', 300), new string('W', 300)),
        (Long("كلمة "), Long("كلمة ")),
        (Long("word "), Long("word ")),
        ($"https://example.org/{new string('a', 250)}?q=1&b=2", $"https://example.org/{new string('a', 250)}?q=1&b=2"),
    ];

    /// <summary>An article of each text, in turn of these languages.</summary>
    public static Article[] Make(params string[] languages) => [.. Texts.Select((text, at) => Make(text.Written, at, languages[at % languages.Length]))];

    private static Article Make(string text, int at, string language) => new()
    {
        File = $"hostile-{at}.txt",
        Title = text,
        Summary = text,
        Place = text,
        Source = text,
        Byline = text,
        Sections = [text],
        Keywords = [text],
        Published = new(new DateOnly(2026, 11, 20), null, DatePrecision.Day, "a test"),
        Language = language,
        Direction = language is "ar" ? TextDirection.Rtl : TextDirection.Ltr,
        Paragraphs = [text, text],
        Words = 9,
        Fingerprint = "0",
        Picture = new LeadPicture("https://pictures.example/a.jpg", text, text),
    };

    // 300 characters, the most that a title may have.
    private static string Long(string word) => string.Concat(Enumerable.Repeat(word, 60))[..299].Trim();
}
