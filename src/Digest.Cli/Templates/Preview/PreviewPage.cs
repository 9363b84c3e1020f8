using Digest.Cli.Parse.Pages;
using Digest.Core.Templates;

namespace Digest.Cli.Templates.Preview;

/// <summary>The page around the frames: what to show, and where a template is broken its mistake instead.</summary>
internal static class PreviewPage
{
    /// <summary>Its policy: what it loads is its own.</summary>
    public const string Policy = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private static readonly (string View, string Name, string Class)[] Frames =
    [
        ("mail", "Mail", "desk"),
        ("mail?scheme=dark", "Mail, dark", "desk"),
        ("mail?width=phone", "Mail on a phone", "phone"),
        ("mail?width=phone&scheme=dark", "Mail on a phone, dark", "phone"),
        ("text", "Text", "desk"),
        ("web", "Web page", "wide"),
        ("page?step=ask", "Unsubscribe", "desk"),
        ("page?step=done", "Unsubscribed", "desk"),
    ];

    /// <summary>The page.</summary>
    /// <param name="folder">The templates.</param>
    /// <param name="choice">What to show.</param>
    /// <param name="version">The version of the templates that it shows.</param>
    /// <param name="mistake">What is wrong with them; null when all print.</param>
    public static string Of(TemplateFolder folder, PreviewChoice choice, int version, TemplateException? mistake)
    {
        var page = new HtmlText().Add($"""
            <!DOCTYPE html>
            <html lang="en" dir="ltr" data-version="{Plain(version)}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>{(mistake is null ? "Preview of the templates" : "A template is broken")}</title>
            <link rel="stylesheet" href="/preview.css">
            <script src="/preview.js" defer></script>
            </head>
            <body>
            <header>
            <h1>Preview of the templates</h1>
            <p><bdi>{folder.Path}</bdi></p>
            <form method="get" action="/">
            <div><label for="language">Language</label> <select id="language" name="language">
            """);
        foreach (var language in folder.Languages)
            page.Add($"<option value=\"{language}\"{Chosen(language == choice.Language)}>{language}</option>");
        page.Add($"</select></div>\n<div><label for=\"stories\">Issue</label> <select id=\"stories\" name=\"stories\">");
        foreach (var (key, issue) in PreviewChoice.Issues)
            page.Add($"<option value=\"{key}\"{Chosen(key == choice.Stories)}>{issue.Name}</option>");
        page.Add($"</select></div>\n<button type=\"submit\">Show</button>\n</form>\n</header>\n<main>\n");
        if (mistake is null)
            foreach (var (view, name, width) in Frames)
                page.Add($"<section class=\"{width}\"><h2>{name}</h2><iframe sandbox title=\"{name}\" src=\"{choice.Address(view, version)}\"></iframe></section>\n");
        else
            page.Add($"<section class=\"mistake\" role=\"alert\"><h2>A template is broken</h2><p><strong><bdi>{Place(mistake)}</bdi></strong></p><p><bdi>{mistake.Cause}</bdi>.</p><p><bdi>{mistake.Remedy}</bdi>.</p><p>The preview comes back when you save it corrected.</p></section>\n");
        return page.Add($"</main>\n</body>\n</html>\n").ToString();
    }

    private static string Place(TemplateException mistake) => mistake.Line > 0 ? $"{mistake.File}({mistake.Line},{mistake.Column})" : mistake.File;

    private static string Plain(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static HtmlText Chosen(bool chosen) => chosen ? new HtmlText().Add($" selected") : new HtmlText();
}
