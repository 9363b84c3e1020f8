using System.Globalization;
using System.Text;
using System.Xml;

namespace Digest.Core.Archive.Feeds;

/// <summary>What the feeds in XML have in common.</summary>
internal static class FeedXml
{
    public const string AtomNamespace = "http://www.w3.org/2005/Atom";

    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = true, NewLineChars = "\n" };

    public static byte[] Write(Action<XmlWriter> write)
    {
        using var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, Settings))
            write(xml);
        return stream.ToArray();
    }

    /// <summary>An element of plain text.</summary>
    public static void Text(this XmlWriter xml, string name, string? text, string? space = null)
    {
        if (text is not null)
            xml.WriteElementString(name, space, Clean(text));
    }

    /// <summary>A link as Atom writes it.</summary>
    public static void Link(this XmlWriter xml, string? prefix, string relation, string address, string? type = null)
    {
        xml.WriteStartElement(prefix, "link", AtomNamespace);
        xml.WriteAttributeString("rel", relation);
        if (type is not null)
            xml.WriteAttributeString("type", type);
        xml.WriteAttributeString("href", Clean(address));
        xml.WriteEndElement();
    }

    /// <summary>A time as Atom and JSON Feed write it (RFC 3339).</summary>
    public static string Rfc3339(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    /// <summary>A time as RSS writes it (RFC 822, with four digits of the year).</summary>
    public static string Rfc822(DateTimeOffset time) =>
        time.ToString("ddd, dd MMM yyyy HH:mm:ss ", CultureInfo.InvariantCulture) + time.ToString("zzz", CultureInfo.InvariantCulture).Replace(":", "", StringComparison.Ordinal);

    /// <summary>The text without characters that XML cannot hold.</summary>
    public static string Clean(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (XmlConvert.IsXmlChar(text[at]))
                continue;
            if (at + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[at + 1], text[at]))
                at++;
            else
                return Filter(text);
        }

        return text;
    }

    private static string Filter(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            if (XmlConvert.IsXmlChar(text[at]))
                clean.Append(text[at]);
            else if (at + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[at + 1], text[at]))
                clean.Append(text, at++, 2);
        }

        return clean.ToString();
    }
}
