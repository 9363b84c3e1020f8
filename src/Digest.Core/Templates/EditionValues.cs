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
        };
        theme.AddSides(values, locale.Direction);
        return values;
    }
}
