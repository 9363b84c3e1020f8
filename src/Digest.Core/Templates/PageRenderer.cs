using Digest.Core.Editions;
using Digest.Core.Subscribers;
using Scriban.Runtime;

namespace Digest.Core.Templates;

/// <summary>Makes the pages that a reader meets outside an issue, in the edition's language. Safe for use by several threads.</summary>
/// <param name="templates">The templates, locales and theme.</param>
public sealed class PageRenderer(ITemplateSource templates)
{
    private readonly TemplateLibrary _library = new(templates);

    /// <summary>Renders a page.</summary>
    /// <param name="edition">The edition whose language and name it shows.</param>
    /// <param name="template">The path of the template: <c>pages/unsubscribe.html</c>.</param>
    /// <param name="step">Where the reader stands, as the template names it: <c>ask</c>, <c>done</c>.</param>
    /// <param name="content">What it shows besides; nothing by default.</param>
    /// <exception cref="TemplateException">A template, locale or the theme is missing or broken.</exception>
    public string Render(Edition edition, string template, string step, PageContent? content = null)
    {
        var locale = Locale.Load(_library, edition.Language, edition.Digits);
        var theme = Theme.Load(_library, edition.Brand);
        return Printer.Print(_library, template, new ScriptObject
        {
            ["edition"] = EditionValues.Of(edition, locale, theme),
            ["page"] = (content ?? new PageContent()).Values(_library, locale),
            ["step"] = step,
            ["text"] = locale.Text,
            ["theme"] = theme.Values,
        });
    }

    /// <summary>The words that somebody agrees to by subscribing to an edition, in its language.</summary>
    /// <exception cref="TemplateException">The locale is missing or broken.</exception>
    public string Wording(Edition edition, ChannelKind channel)
    {
        var locale = Locale.Load(_library, edition.Language, edition.Digits);
        return locale[channel is ChannelKind.Email ? "subscribe_consent" : "receiver_consent"].Replace("{edition}", locale.Prose(edition.Title), StringComparison.Ordinal);
    }
}
