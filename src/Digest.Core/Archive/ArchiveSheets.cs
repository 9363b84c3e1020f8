using System.Text;
using Digest.Core.Archive.Feeds;
using Digest.Core.Editions;
using Digest.Core.Templates;

namespace Digest.Core.Archive;

/// <summary>All that an edition's catalogue makes: the pages of its index, its feeds, and the page of the editions where there are several.</summary>
internal static class ArchiveSheets
{
    /// <summary>The files with their content.</summary>
    /// <exception cref="TemplateException">A template, locale or the theme cannot be used.</exception>
    public static IReadOnlyList<(string Path, byte[] Content)> Of(
        TemplateLibrary library, Edition edition, IReadOnlyCollection<Edition> editions, ArchiveCatalogue catalogue, IReadOnlyList<(ArchivedIssue Issue, IssueFile File)> latest, string? hub)
    {
        var renderer = new ArchiveRenderer(library);
        var sheets = new List<(string, byte[])>();
        for (var page = 1; page <= ArchiveRenderer.Pages(catalogue.Issues.Count); page++)
            sheets.Add((ArchivePaths.Index(edition.Id, page), Encoding.UTF8.GetBytes(renderer.Index(edition, catalogue.Issues, page))));
        if (editions.Count > 1)
            sheets.Add((ArchivePaths.Root, Encoding.UTF8.GetBytes(renderer.Editions(editions))));

        var feed = new FeedPress(library, edition).Make(catalogue, latest, hub);
        Add(ArchivePaths.Atom(edition.Id), AtomFeed.Write);
        Add(ArchivePaths.Rss(edition.Id), RssFeed.Write);
        Add(ArchivePaths.JsonFeed(edition.Id), JsonFeed.Write);
        return sheets;

        void Add(string path, Func<Feed, string, byte[]> write) => sheets.Add((path, write(feed, ArchiveAddress.Of(edition, path))));
    }
}
