using System.IO.Compression;
using System.Text;
using Digest.Core.Articles;

namespace Digest.Tests.Articles;

public sealed class FormatTests
{
    [Fact]
    public void An_empty_file_is_rejected() => Assert.Contains("empty", Parsing.Rejection([]), StringComparison.Ordinal);

    [Theory]
    [InlineData(" \r\n\t \u00A0 \n")]
    [InlineData("\uFEFF")]
    [InlineData("<html><body> </body></html>")]
    public void A_file_without_visible_text_is_rejected(string text) =>
        Assert.Contains("has no text", Parsing.Rejection(Encoding.UTF8.GetBytes(text)), StringComparison.Ordinal);

    [Fact]
    public void A_file_beyond_the_limit_is_rejected_by_the_limit() =>
        Assert.Contains("10 MB", Parsing.Rejection(new byte[ArticleParser.MaxBytes + 1]), StringComparison.Ordinal);

    [Fact]
    public void The_largest_text_is_read()
    {
        var text = new StringBuilder("افتتاح حديقة عامة جديدة على ضفة النهر\n\n");
        var paragraph = string.Concat(Enumerable.Repeat(Parsing.ArabicLead + " ", 40)) + "\n\n";
        var size = Encoding.UTF8.GetByteCount(text.ToString());
        var step = Encoding.UTF8.GetByteCount(paragraph);
        for (; size + step <= ArticleParser.MaxBytes; size += step)
            text.Append(paragraph);

        Assert.True(Parsing.Parse(text.ToString()).Words > 500_000);
    }

    [Theory]
    [InlineData("%PDF-1.7 hello", "a PDF document")]
    [InlineData("{\\rtf1 hello}", "rich text")]
    [InlineData("GIF89a........", "GIF")]
    public void What_is_no_text_is_rejected_by_what_it_is(string content, string what) =>
        Assert.Contains(what, Parsing.Rejection(Encoding.Latin1.GetBytes(content)), StringComparison.Ordinal);

    [Theory]
    [InlineData(" {\"title\": \"Residents chose the trees of the new garden\", \"paragraphs\": [\"One.\", \"Two.\"]}\n", "a JSON document")]
    [InlineData("[1, 2]", "a JSON document")]
    [InlineData("<?xml version=\"1.0\"?>\n<rss version=\"2.0\"><channel><title>News of the town</title></channel></rss>", "rss")]
    [InlineData("<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>News of the town</title></feed>", "feed")]
    public void Data_for_programs_is_rejected_by_what_it_is(string content, string what) =>
        Assert.Contains(what, Parsing.Rejection(Encoding.UTF8.GetBytes(content)), StringComparison.Ordinal);

    [Fact]
    public void Prose_that_begins_with_a_bracket_is_no_data() =>
        Assert.StartsWith("[Updated]", Parsing.Parse($"[Updated] New public garden opens on the river bank\n\n{Parsing.EnglishLead}\n\n{Parsing.EnglishSecond}").Title, StringComparison.Ordinal);

    [Fact]
    public void A_picture_is_rejected() =>
        Assert.Contains("PNG", Parsing.Rejection([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13]), StringComparison.Ordinal);

    [Fact]
    public void An_old_Word_file_is_rejected_with_the_remedy() =>
        Assert.Contains("save it as .docx", Parsing.Rejection([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[512]]), StringComparison.Ordinal);

    [Fact]
    public void A_protected_Word_file_is_rejected_with_the_remedy() =>
        Assert.Contains("password", Parsing.Rejection([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. Encoding.Unicode.GetBytes("EncryptedPackage")]), StringComparison.Ordinal);

    [Fact]
    public void Bytes_with_zeros_are_no_text() =>
        Assert.Contains("binary", Parsing.Rejection([.. "some text"u8, 0, 0, 0, 1, 2, 3, .. "and more text"u8]), StringComparison.Ordinal);

    [Fact]
    public void A_text_without_a_headline_is_rejected_with_the_remedy() =>
        Assert.Contains("no headline", Parsing.Rejection(Encoding.UTF8.GetBytes($"{Parsing.EnglishLead}\n\n{Parsing.EnglishSecond}")), StringComparison.Ordinal);

    [Fact]
    public void A_headline_without_a_story_is_rejected() =>
        Assert.Contains("no story", Parsing.Rejection("New public garden opens on the river bank"u8.ToArray()), StringComparison.Ordinal);

    [Fact]
    public void Text_wrapped_by_hand_is_joined_to_paragraphs()
    {
        var article = Parsing.Parse("""
            New public garden opens on the river bank

            The town opened a new public garden on the river bank on
            Tuesday, with footpaths, playgrounds and a small open-air
            library, after two years of work that nobody in the nearby
            streets will easily forget.

            Residents chose its trees and benches before the work was
            begun, and the whole garden cost the town a good deal less
            than had been planned.
            """);

        Assert.Equal(2, article.Paragraphs.Count);
        Assert.StartsWith("The town opened a new public garden on the river bank on Tuesday, with", article.Paragraphs[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Front_matter_wins_over_the_text()
    {
        var article = Parsing.Parse($"""
            ---
            title: The garden by the river
            author: [Ann Lee, Bo Roe]
            sections: Local
            place: Lyon
            ---
            # The garden by the river

            By Somebody Else

            {Parsing.EnglishLead}

            - first *item*
            - second [item](https://example.org)

            > {Parsing.EnglishSecond}
            """);

        Assert.Equal("The garden by the river", article.Title);
        Assert.Equal("Ann Lee, Bo Roe", article.Byline);
        Assert.Equal(["Local"], article.Sections);
        Assert.Equal("Lyon", article.Place);
        Assert.Equal([Parsing.EnglishLead, "first item", "second item", Parsing.EnglishSecond], article.Paragraphs);
    }

    [Fact]
    public void Markdown_without_front_matter_is_titled_by_its_heading()
    {
        var article = Parsing.Parse($"# Garden opens\n\n{Parsing.EnglishLead}\n\n{Parsing.EnglishSecond}\n");

        Assert.Equal("Garden opens", article.Title);
        Assert.Equal(2, article.Paragraphs.Count);
    }

    [Fact]
    public void Broken_front_matter_is_rejected_with_its_line() =>
        Assert.Contains("line 3", Parsing.Rejection("---\ntitle: a\nb: @x\n---\ntext\n"u8.ToArray()), StringComparison.Ordinal);

    [Fact]
    public void Word_headings_lists_breaks_and_deletions_are_read()
    {
        var article = Parsing.Parser.Parse("test.docx", Docx($"""
            <w:p><w:pPr><w:pStyle w:val="a3"/></w:pPr><w:r><w:t>Garden opens</w:t></w:r></w:p>
            <w:p><w:r><w:t xml:space="preserve">{Parsing.EnglishLead} </w:t></w:r><w:del><w:r><w:delText>never</w:delText><w:t>mind</w:t></w:r></w:del><w:r><w:t>Really.</w:t></w:r></w:p>
            <w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>One line</w:t><w:br/><w:t>and</w:t><w:tab/><w:t>another</w:t></w:r></w:p>
            """));

        Assert.Equal("Garden opens", article.Title);
        Assert.Equal([$"{Parsing.EnglishLead} Really.", "One line", "and another"], article.Paragraphs);
    }

    [Fact]
    public void A_broken_Word_file_is_rejected_with_the_remedy()
    {
        var whole = Docx("<w:p><w:r><w:t>Text</w:t></w:r></w:p>");

        Assert.Contains("broken", Parsing.Rejection(whole[..(whole.Length / 2)]), StringComparison.Ordinal);
        Assert.Contains("broken", Parsing.Rejection(Docx("<w:p><w:r></w:p>")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_document_with_a_type_definition_is_rejected() =>
        Assert.Contains("broken", Parsing.Rejection(Zip("word/document.xml", "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>"u8.ToArray())), StringComparison.Ordinal);

    [Fact]
    public void A_Word_file_nested_without_end_is_rejected() =>
        Assert.Contains("broken", Parsing.Rejection(Docx(string.Concat(Enumerable.Repeat("<w:p>", 20_000)) + string.Concat(Enumerable.Repeat("</w:p>", 20_000)))), StringComparison.Ordinal);

    [Fact]
    public void A_zip_bomb_is_rejected()
    {
        var bomb = Zip("word/document.xml", new byte[70 * 1024 * 1024]);

        Assert.True(bomb.Length < 1024 * 1024);
        Assert.Contains("unpacks to more", Parsing.Rejection(bomb), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("xl/workbook.xml", "spreadsheet")]
    [InlineData("ppt/presentation.xml", "presentation")]
    [InlineData("mimetype", "OpenDocument")]
    [InlineData("photos/1.jpg", "zip archive")]
    public void Another_archive_is_rejected_by_what_it_is(string entry, string what) =>
        Assert.Contains(what, Parsing.Rejection(Zip(entry, [1, 2, 3])), StringComparison.Ordinal);

    private static byte[] Docx(string paragraphs) => Zip(
        ("word/document.xml", Encoding.UTF8.GetBytes($"<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{paragraphs}</w:body></w:document>")),
        ("word/styles.xml", "<w:styles xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:style w:styleId=\"a3\"><w:name w:val=\"Title\"/></w:style></w:styles>"u8.ToArray()));

    private static byte[] Zip(string name, byte[] content) => Zip((name, content));

    private static byte[] Zip(params (string Name, byte[] Content)[] entries)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return stream.ToArray();
    }
}
