using System.IO.Compression;
using System.Text;
using System.Xml;
using Digest.Core.Articles.Blocks;
using Digest.Core.Articles.Metadata;
using Digest.Core.Articles.Text;

namespace Digest.Core.Articles.Formats;

/// <summary>Reads WordprocessingML (ECMA-376) as a stream of its main part: never a tree, so that neither size nor nesting of a hostile file counts.</summary>
internal static class DocxReader
{
    private const int MaxEntries = 2_000;
    private const long MaxPartBytes = 64 * 1024 * 1024;
    private const int MaxDepth = 256;

    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, IgnoreComments = true, IgnoreProcessingInstructions = true, XmlResolver = null };

    /// <exception cref="ArticleRejectedException">It is another kind of archive, broken, protected or too large.</exception>
    public static ArticleSource Read(ReadOnlyMemory<byte> content)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(content.ToArray(), writable: false), ZipArchiveMode.Read);
            if (zip.Entries.Count > MaxEntries)
                throw TooLarge();

            var document = zip.GetEntry("word/document.xml") ?? throw NoDocument(zip);
            var styles = zip.GetEntry("word/styles.xml") is { } entry ? ReadStyles(entry) : [];
            var blocks = ReadBlocks(document, styles);
            var title = blocks.Find(block => block is { Kind: BlockKind.Heading, Level: 0 }) ?? (blocks is [{ Kind: BlockKind.Heading } first, ..] ? first : null);
            return new ArticleSource(blocks, new Declared { Title = Found.Of(title?.Text, "the paragraph in the style of a title", 0.95) });
        }
        catch (Exception e) when (e is InvalidDataException or XmlException or IOException or NotSupportedException or ArgumentException)
        {
            throw new ArticleRejectedException("The .docx is broken: open it in Word, save it again and upload that.", e);
        }
    }

    private static Dictionary<string, string> ReadStyles(ZipArchiveEntry entry)
    {
        var names = new Dictionary<string, string>();
        using var xml = Open(entry);
        string? id = null;
        while (Advance(xml))
        {
            if (xml.NodeType != XmlNodeType.Element)
                continue;
            if (xml.LocalName == "style")
                id = Attribute(xml, "styleId");
            else if (xml.LocalName == "name" && id is not null && Attribute(xml, "val") is { } name)
                names.TryAdd(id, name);
        }

        return names;
    }

    private static List<Block> ReadBlocks(ZipArchiveEntry entry, Dictionary<string, string> styles)
    {
        var blocks = new List<Block>();
        var text = new StringBuilder();
        var style = "";
        var listed = false;
        using var xml = Open(entry);
        var going = Advance(xml);
        while (going)
        {
            // Deleted text, field codes and the second form of a drawing are not what a reader of the document sees.
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName is "del" or "instrText" or "Fallback" or "moveFrom")
            {
                xml.Skip();
                going = !xml.EOF;
                continue;
            }

            switch (xml.NodeType, xml.LocalName)
            {
                case (XmlNodeType.Element, "pStyle"):
                    style = Attribute(xml, "val") is { } id ? styles.GetValueOrDefault(id, id) : "";
                    break;
                case (XmlNodeType.Element, "numPr"):
                    listed = true;
                    break;
                case (XmlNodeType.Element, "tab"):
                    text.Append(' ');
                    break;
                case (XmlNodeType.Element, "br" or "cr"):
                    text.Append('\n');
                    break;
                case (XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace, _):
                    text.Append(xml.Value);
                    break;
                case (XmlNodeType.EndElement, "p"):
                    Flush(blocks, text, style, listed);
                    (style, listed) = ("", false);
                    break;
            }

            going = Advance(xml);
        }

        return blocks;
    }

    private static void Flush(List<Block> blocks, StringBuilder text, string style, bool listed)
    {
        var (kind, level) = KindOf(style, listed);
        foreach (var line in text.ToString().AsSpan().EnumerateLines())
        {
            var clean = Cleaning.Clean(line);
            if (clean.Length > 0)
                blocks.Add(new Block(kind, clean, blocks.Count + 1) { Level = level });
        }

        text.Clear();
    }

    // Names of built-in styles are English in every language of Word; ids are not.
    private static (BlockKind Kind, int Level) KindOf(string style, bool listed)
    {
        var name = style.ToLowerInvariant();
        if (name == "title")
            return (BlockKind.Heading, 0);
        if (name.StartsWith("heading", StringComparison.Ordinal))
            return (BlockKind.Heading, char.IsAsciiDigit(name[^1]) ? name[^1] - '0' : 1);
        if (name == "caption")
            return (BlockKind.Caption, 0);
        if (name.Contains("quote", StringComparison.Ordinal))
            return (BlockKind.Quote, 0);
        return (listed ? BlockKind.ListItem : BlockKind.Paragraph, 0);
    }

    private static bool Advance(XmlReader xml)
    {
        if (xml.Depth > MaxDepth)
            throw new InvalidDataException("The markup nests too deeply.");
        return xml.Read();
    }

    private static string? Attribute(XmlReader xml, string name)
    {
        for (var i = 0; i < xml.AttributeCount; i++)
        {
            xml.MoveToAttribute(i);
            if (xml.LocalName == name)
            {
                var value = xml.Value;
                xml.MoveToElement();
                return value;
            }
        }

        xml.MoveToElement();
        return null;
    }

    // The length in the archive's directory is a claim: what counts is what comes out.
    private static XmlReader Open(ZipArchiveEntry entry)
    {
        using var packed = entry.Open();
        var unpacked = new MemoryStream();
        var buffer = new byte[81_920];
        for (var read = packed.Read(buffer); read > 0; read = packed.Read(buffer))
        {
            if (unpacked.Length + read > MaxPartBytes)
                throw TooLarge();
            unpacked.Write(buffer, 0, read);
        }

        unpacked.Position = 0;
        return XmlReader.Create(unpacked, Settings);
    }

    private static ArticleRejectedException TooLarge() =>
        new($"The document unpacks to more than {MaxPartBytes / (1024 * 1024)} MB or {MaxEntries} parts: upload one article a file.");

    private static ArticleRejectedException NoDocument(ZipArchive zip)
    {
        var what = zip switch
        {
            _ when zip.GetEntry("xl/workbook.xml") is not null => "a spreadsheet (.xlsx)",
            _ when zip.GetEntry("ppt/presentation.xml") is not null => "a presentation (.pptx)",
            _ when zip.GetEntry("mimetype") is not null => "an OpenDocument file or e-book",
            _ => "a zip archive",
        };
        return new ArticleRejectedException($"The file is {what}, no text: upload the article as .txt, .html, .md or .docx.");
    }
}
