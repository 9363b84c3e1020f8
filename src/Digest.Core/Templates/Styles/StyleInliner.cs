using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Digest.Core.Templates.Styles;

/// <summary>
/// Writes the stylesheet in the head of a mail into the style of each element that it selects. Only start tags are
/// touched, at their place in the text: words, character references, comments for Outlook and the marks of readers'
/// fields stay as they are, to the byte.
/// </summary>
internal static partial class StyleInliner
{
    private static readonly HtmlParserOptions Options = new() { IsKeepingSourceReferences = true };

    /// <summary>
    /// The mail with its rules inline. Media queries stay in one style element, with the classes that they name; a style
    /// element with a <c>media</c> attribute, and one in body, stays as it is.
    /// </summary>
    /// <param name="path">The template, for messages.</param>
    /// <param name="html">What it printed.</param>
    /// <exception cref="TemplateException">The stylesheet cannot be read.</exception>
    public static string Inline(string path, string html)
    {
        using var page = new HtmlParser(Options).ParseDocument(html);
        var styles = page.QuerySelectorAll("head > style:not([media])");
        if (styles.Length is 0)
            return html;
        var sheet = Read(path, string.Join('\n', styles.Select(style => style.TextContent)));
        var edits = new List<Edit>(256);
        for (var i = 0; i < styles.Length; i++)
            Replace(html, styles[i], i is 0 && sheet.Kept.Length > 0 ? $"<style>\n{sheet.Kept}\n</style>" : "", edits);
        var classes = NamedClasses(sheet.Kept);
        foreach (var element in page.All)
            if (element.LocalName is not ("head" or "style") && element.ParentElement?.LocalName is not "head" && StartTag.At(html, Place(element), element.LocalName) is { } tag)
                Write(element, tag, sheet, classes, edits);
        return Edit.Apply(html, edits);
    }

    private static StyleSheet Read(string path, string css)
    {
        try
        {
            return StyleSheet.Parse(css);
        }
        catch (FormatException broken)
        {
            throw new TemplateException(path, 0, 0, $"The stylesheet in its head cannot be read. {broken.Message}", "Correct it in mail.css, or where the template has its style", broken);
        }
    }

    private static int Place(IElement element) => element.SourceReference?.Position.Index ?? -1;

    private static void Replace(string html, IElement style, string text, List<Edit> edits)
    {
        var start = Place(style);
        var close = html.IndexOf("</style", start, StringComparison.OrdinalIgnoreCase);
        var end = close < 0 ? html.Length : html.IndexOf('>', close) + 1;
        edits.Add(new Edit(start, (end > 0 ? end : html.Length) - start, text));
    }

    private static void Write(IElement element, StartTag tag, StyleSheet sheet, HashSet<string>? classes, List<Edit> edits)
    {
        var own = tag.Find("style");
        var style = Cascade(sheet.Rules.Where(rule => rule.Selects(element)), own?.Value);
        if (style.Length > 0 && own is { } attribute)
            edits.Add(new Edit(attribute.Start, attribute.End - attribute.Start, $" style=\"{style}\""));
        else if (style.Length > 0)
            edits.Add(new Edit(tag.End, 0, $" style=\"{style}\""));
        if (classes is not null && tag.Find("class") is { } given)
            Thin(element, given, classes, edits);
    }

    /// <summary>The declarations, the weakest first, each property once; the element's own stand above all but important ones.</summary>
    private static string Cascade(IEnumerable<StyleRule> rules, string? own)
    {
        // Sorting keeps the order of equals.
        var sorted = rules.OrderBy(rule => rule.Specificity).Select(rule => rule.Declarations).ToList();
        var parts = Winning(sorted, important: false).ToList();
        if (own?.Trim().Trim(';') is { Length: > 0 } kept)
            parts.Add(kept.Replace("\"", "&quot;", StringComparison.Ordinal));
        parts.AddRange(Winning(sorted, important: true));
        return string.Join(';', parts);
    }

    // One rule may give a property twice, for clients that know only the first form.
    private static IEnumerable<string> Winning(List<IReadOnlyList<StyleDeclaration>> rules, bool important)
    {
        for (var i = 0; i < rules.Count; i++)
            foreach (var declaration in rules[i].Where(declaration => declaration.IsImportant == important))
                if (!rules.Where((rule, at) => rule.Any(other => other.Name == declaration.Name && (other.IsImportant == important ? at > i : other.IsImportant))).Any())
                    yield return Encode(declaration.ToString());
    }

    private static string Encode(string value) => value.Replace("&", "&amp;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal);

    /// <summary>Takes off the classes that have done their work.</summary>
    private static void Thin(IElement element, (int Start, int End, string Value) given, HashSet<string> classes, List<Edit> edits)
    {
        var kept = element.ClassList.Where(classes.Contains).ToList();
        if (kept.Count < element.ClassList.Length)
            edits.Add(new Edit(given.Start, given.End - given.Start, kept.Count is 0 ? "" : $" class=\"{string.Join(' ', kept)}\""));
    }

    /// <summary>The classes that a stylesheet may name; null when it selects by parts of them, so that each may count.</summary>
    private static HashSet<string>? NamedClasses(string css)
    {
        if (css.Contains("[class", StringComparison.OrdinalIgnoreCase))
            return null;
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in ClassNames().EnumerateMatches(css))
            names.Add(css.Substring(name.Index + 1, name.Length - 1));
        return names;
    }

    [GeneratedRegex(@"\.-?[\p{L}_][\w-]*", RegexOptions.CultureInvariant)]
    private static partial Regex ClassNames();

    /// <summary>A part of the text with what takes its place.</summary>
    private readonly record struct Edit(int Start, int Length, string Text)
    {
        public static string Apply(string html, List<Edit> edits)
        {
            var text = new StringBuilder(html.Length * 2);
            var at = 0;
            foreach (var edit in edits.OrderBy(edit => edit.Start))
            {
                text.Append(html, at, edit.Start - at).Append(edit.Text);
                at = edit.Start + edit.Length;
            }

            return text.Append(html, at, html.Length - at).ToString();
        }
    }
}
