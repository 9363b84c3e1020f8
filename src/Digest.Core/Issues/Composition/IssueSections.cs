using Digest.Core.Articles;
using Digest.Core.Articles.Metadata;
using Digest.Core.Editions;

namespace Digest.Core.Issues.Composition;

/// <summary>Tells into which section of an edition an article goes.</summary>
internal sealed class IssueSections
{
    private readonly Dictionary<string, string> _byName = new(StringComparer.Ordinal);

    public IssueSections(Edition edition)
    {
        foreach (var section in edition.Sections)
        {
            foreach (var name in section.Names.Prepend(section.Title))
                _byName.TryAdd(SectionNames.Key(name), section.Title);
        }
    }

    /// <summary>The title of the section, by the first of the article's own that the edition knows; null when it knows none.</summary>
    public string? Of(Article article)
    {
        foreach (var section in article.Sections)
        {
            if (_byName.TryGetValue(SectionNames.Key(section), out var title))
                return title;
        }

        return null;
    }
}
