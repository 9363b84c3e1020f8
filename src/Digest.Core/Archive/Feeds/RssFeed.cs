using System.Xml;

namespace Digest.Core.Archive.Feeds;

/// <summary>Writes a feed in RSS 2.0.</summary>
internal static class RssFeed
{
    private const string DublinCore = "http://purl.org/dc/elements/1.1/";

    public static byte[] Write(Feed feed, string self) => FeedXml.Write(xml =>
    {
        xml.WriteStartDocument();
        xml.WriteStartElement("rss");
        xml.WriteAttributeString("version", "2.0");
        xml.WriteAttributeString("xmlns", "atom", null, FeedXml.AtomNamespace);
        xml.WriteAttributeString("xmlns", "dc", null, DublinCore);
        xml.WriteStartElement("channel");
        xml.Text("title", feed.Title);
        xml.Text("link", feed.Home);
        xml.Text("description", feed.Title);
        xml.Text("language", feed.Language);
        xml.Text("lastBuildDate", FeedXml.Rfc822(feed.Updated));
        xml.Link("atom", "self", self, "application/rss+xml");
        if (feed.Hub is not null)
            xml.Link("atom", "hub", feed.Hub);
        foreach (var entry in feed.Entries)
            Write(xml, entry);
        xml.WriteEndElement();
        xml.WriteEndElement();
    });

    private static void Write(XmlWriter xml, FeedEntry entry)
    {
        xml.WriteStartElement("item");
        xml.Text("title", entry.Title);
        xml.Text("link", entry.Url);
        xml.WriteStartElement("guid");
        xml.WriteAttributeString("isPermaLink", "false");
        xml.WriteString(entry.Id);
        xml.WriteEndElement();
        xml.Text("pubDate", FeedXml.Rfc822(entry.Published));
        // RSS has no time of correction of its own.
        xml.Text("updated", FeedXml.Rfc3339(entry.Updated), FeedXml.AtomNamespace);
        xml.Text("creator", entry.Author, DublinCore);
        if (entry.Language.Length > 0)
            xml.Text("language", entry.Language, DublinCore);
        foreach (var section in entry.Sections)
            xml.Text("category", section);
        xml.Text("description", entry.Html);
        xml.WriteEndElement();
    }
}
