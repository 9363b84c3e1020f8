using System.IO.Compression;
using System.Text;
using Digest.Tests.Infrastructure;

namespace Digest.Tests.Articles.Robustness;

/// <summary>The seeds, and a small file of every format and encoding.</summary>
internal static class Corpus
{
    private const string Page = $$$"""
        <!doctype html><html lang=en><head><meta charset=utf-8><title>Garden opens - The Register</title><meta property="og:title" content="Garden opens"><link rel=canonical href="https://r.example/a">
        <script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"Garden opens","datePublished":"2026-11-19T23:30:00Z","author":[{"name":"Ann Lee"}],"publisher":{"name":"The Register"},"articleSection":["Local"],"image":{"url":"https://r.example/p.jpg"}}]}</script></head>
        <body><nav><ul><li><a href=/>Home</a><li><a href=/s>Sport</a></ul></nav><article><h1>Garden opens</h1><time datetime=2026-11-19>19 Nov 2026</time><figure><img src=p.jpg alt="a"><figcaption>The garden</figcaption></figure>
        <p>{{{Parsing.EnglishLead}}}</p><blockquote>“It is ours,” she said.</blockquote><p>{{{Parsing.EnglishSecond}}} <a href="/x">more</a></p><table><tr><td>1<td>2</table></article><aside>Related: <a href=/b>B</a></aside><footer>&copy; 2026</footer></body></html>
        """;

    private const string Markdown = $"---\ntitle: \"Garden opens\"\nauthors: [Ann Lee, Bo Roe]\ndate: 2026-11-19\nsections:\n  - Local\n---\n\n## Walks\n\n{Parsing.EnglishLead} *Now* [open](https://r.example \"t\").\n\n- one\n- two\n  - three\n\n> {Parsing.EnglishSecond}\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```\ncode\n```\n";

    private const string Text = $"الرئيسية / أخبار\n\nافتتاح حديقة عامة جديدة على ضفة النهر\n\nالجمعة 20 نوفمبر 2026 - 14:05\n\nكتب: أحمد علي\n\n{Parsing.ArabicLead}\n\nاقرأ أيضاً: خبر آخر\n\n{Parsing.ArabicSecond}\n\nشارك هذا الخبر\n\nاترك تعليقاً\n";

    private const string Word = $"""<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>Garden opens</w:t></w:r></w:p><w:p><w:r><w:t xml:space="preserve">{Parsing.EnglishLead}</w:t></w:r></w:p><w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>{Parsing.EnglishSecond}</w:t></w:r></w:p></w:body></w:document>""";

    public static IReadOnlyList<byte[]> Files { get; } =
    [
        .. Directory.GetFiles(Path.Combine(Repository.Root, "seeds")).Order(StringComparer.Ordinal).Select(File.ReadAllBytes),
        Encoding.UTF8.GetBytes(Page),
        Encoding.UTF8.GetBytes(Markdown),
        Encoding.UTF8.GetBytes(Text),
        Encoding.Unicode.GetBytes(Text),
        [.. Encoding.BigEndianUnicode.GetPreamble(), .. Encoding.BigEndianUnicode.GetBytes(Page)],
        CodePagesEncodingProvider.Instance.GetEncoding(1256)!.GetBytes(Text),
        Docx(Word),
    ];

    /// <summary>A document with this main part.</summary>
    public static byte[] Docx(string document)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create))
        {
            using var part = zip.CreateEntry("word/document.xml", CompressionLevel.Fastest).Open();
            part.Write(Encoding.UTF8.GetBytes(document));
        }

        return packed.ToArray();
    }
}
