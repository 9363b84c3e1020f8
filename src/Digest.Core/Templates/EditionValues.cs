using Digest.Core.Archive;
using Digest.Core.Editions;
using Scriban.Runtime;

namespace Digest.Core.Templates;

/// <summary>An edition as templates name it.</summary>
internal static class EditionValues
{
    public static ScriptObject Of(Edition edition, Locale locale, Theme theme)
    {
        var values = new ScriptObject
        {
            ["title"] = locale.Prose(edition.Title),
            ["sender"] = locale.Prose(edition.From),
            ["postal_address"] = locale.Prose(edition.PostalAddress),
            ["language"] = locale.Language,
            ["logo"] = string.IsNullOrWhiteSpace(edition.Brand.Logo) ? null : edition.Brand.Logo,
            ["logo_width"] = edition.Brand.LogoWidth,
            ["archive_url"] = ArchiveAddress.OfEdition(edition),
            ["atom_url"] = ArchiveAddress.Of(edition, ArchivePaths.Atom(edition.Id)),
            ["rss_url"] = ArchiveAddress.Of(edition, ArchivePaths.Rss(edition.Id)),
            ["json_feed_url"] = ArchiveAddress.Of(edition, ArchivePaths.JsonFeed(edition.Id)),
        };
        theme.AddSides(values, locale.Direction);
        return values;
    }
}
