using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;

namespace Digest.Core.Templates;

/// <summary>What no page of an issue may hold, whatever its template says.</summary>
internal static partial class PageCheck
{
    private static readonly string[] Addresses = ["href", "src", "action", "formaction", "srcset", "poster", "background", "data"];

    /// <summary>The page as it was given.</summary>
    /// <exception cref="TemplateException">It links to something else than http and https, or runs a script.</exception>
    public static string Links(string path, string html)
    {
        foreach (var element in new HtmlParser().ParseDocument(html).All)
        {
            if (element.LocalName is "script" || element.Attributes.Any(attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal)))
                throw Refuse(path, $"<{element.LocalName}> would run a script", "Remove it: readers' programs drop it, or warn of it");
            foreach (var name in Addresses)
                if (element.GetAttribute(name) is { } address && !Allowed().IsMatch(address))
                    throw Refuse(path, $"The {name} of <{element.LocalName}> is `{PlainText.Clean(address, 60)}`", "Use a full address that begins with https://");
        }

        return html;
    }

    private static TemplateException Refuse(string path, string cause, string remedy) => new(path, 0, 0, cause, remedy);

    // A place on the page itself, an address, or the mark of the reader's own.
    [GeneratedRegex(@"\A(?:#|https?://[^\s/]|\uE000[a-z_]+\uE001\z)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Allowed();
}
