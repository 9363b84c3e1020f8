using System.Xml;

namespace Digest.Core.Archive.Feeds;

/// <summary>Writes a feed in Atom (RFC 4287).</summary>
internal static class AtomFeed
{
    private const string XmlNamespace = "http://www.w3.org/XML/1998/namespace";

    public static byte[] Write(Feed feed, string self) => FeedXml.Write(xml =>
    {
        xml.WriteStartDocument();
        xml.WriteStartElement("feed", FeedXml.AtomNamespace);
        xml.WriteAttributeString("xml", "lang", XmlNamespace, feed.Language);
        xml.Text("id", feed.Id);
        xml.Text("title", feed.Title);
        xml.Text("updated", FeedXml.Rfc3339(feed.Updated));
        Author(xml, feed.Author);
        xml.Link(null, "self", self, "application/atom+xml");
        xml.Link(null, "alternate", feed.Home, "text/html");
        if (feed.Hub is not null)
            xml.Link(null, "hub", feed.Hub);
        foreach (var entry in feed.Entries)
            Write(xml, entry);
        xml.WriteEndElement();
    });

    private static void Write(XmlWriter xml, FeedEntry entry)
    {
        xml.WriteStartElement("entry");
        xml.WriteAttributeString("xml", "lang", XmlNamespace, entry.Language);
        xml.Text("id", entry.Id);
        xml.Text("title", entry.Title);
        xml.Text("published", FeedXml.Rfc3339(entry.Published));
        xml.Text("updated", FeedXml.Rfc3339(entry.Updated));
        if (entry.Author is not null)
            Author(xml, entry.Author);
        xml.Link(null, "alternate", entry.Url, "text/html");
        foreach (var section in entry.Sections)
        {
            xml.WriteStartElement("category");
            xml.WriteAttributeString("term", FeedXml.Clean(section));
            xml.WriteEndElement();
        }

        xml.Text("summary", entry.Summary);
        xml.WriteStartElement("content");
        xml.WriteAttributeString("type", "html");
        xml.WriteString(FeedXml.Clean(entry.Html));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Author(XmlWriter xml, string name)
    {
        xml.WriteStartElement("author");
        xml.Text("name", name);
        xml.WriteEndElement();
    }
}
