using System.Text.RegularExpressions;
using AngleSharp;
using AngleSharp.Css.Parser;

namespace Digest.Core.Templates.Styles;

/// <summary>
/// A stylesheet as mail needs it: rules that can be written into the elements, and what must stay in a style element.
/// AngleSharp reads the selectors. The declarations are kept as they were written, since a parser of CSS gives them back
/// in forms that mail clients do not know: <c>rgba()</c> for <c>#0d5c63</c>, one property as four.
/// </summary>
internal sealed partial class StyleSheet
{
    private static readonly ICssSelectorParser Selectors = BrowsingContext.New(Configuration.Default).GetService<ICssSelectorParser>()!;

    private readonly List<StyleRule> _rules = [];
    private readonly List<string> _kept = [];

    private StyleSheet()
    {
    }

    /// <summary>The rules that select elements of a page that lies still, in their order.</summary>
    public IReadOnlyList<StyleRule> Rules => _rules;

    /// <summary>What only a style element can say, as it was written: media queries, and rules for links that are pointed at.</summary>
    public string Kept => string.Join('\n', _kept);

    /// <summary>Reads a stylesheet.</summary>
    /// <exception cref="FormatException">It cannot be read, or says what no mail can; the message quotes the place.</exception>
    public static StyleSheet Parse(string css)
    {
        var sheet = new StyleSheet();
        css = StyleText.WithoutComments(css);
        for (var at = Next(css, 0); at < css.Length; at = Next(css, at))
            at = css[at] is '@' ? sheet.ReadMedia(css, at) : sheet.ReadRule(css, at);
        return sheet;
    }

    private static int Next(string css, int at)
    {
        while (at < css.Length && char.IsWhiteSpace(css[at]))
            at++;
        return at;
    }

    private int ReadMedia(string css, int at)
    {
        var open = StyleText.Find(css, at, "{;");
        if (open < 0 || css[open] is ';' || !Media().IsMatch(css.AsSpan(at, open - at)))
            throw new FormatException($"Only @media may stand here, not `{StyleText.Excerpt(css, at)}`");
        var close = StyleText.Closing(css, open);
        _kept.Add(css[at..(close + 1)]);
        return close + 1;
    }

    private int ReadRule(string css, int at)
    {
        var open = StyleText.Find(css, at, "{};");
        if (open < 0 || css[open] is not '{')
            throw new FormatException($"`{StyleText.Excerpt(css, at)}` is no rule: after a selector comes a brace");
        var close = StyleText.Closing(css, open);
        var declarations = StyleText.Split(css[(open + 1)..close], ';').Select(Declaration).ToList();
        foreach (var selector in StyleText.Split(css[at..open], ','))
            Add(selector, declarations);
        return close + 1;
    }

    private void Add(string selector, IReadOnlyList<StyleDeclaration> declarations)
    {
        if (Moving().IsMatch(selector))
            _kept.Add($"{selector} {{ {string.Join("; ", declarations)} }}");
        else if (Selectors.ParseSelector(selector) is { } parsed)
            _rules.Add(new StyleRule(parsed, declarations));
        else
            throw new FormatException($"`{StyleText.Excerpt(selector, 0)}` is no selector");
    }

    private static StyleDeclaration Declaration(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var name = text[..Math.Max(0, colon)].Trim().ToLowerInvariant();
        var value = LineEnds().Replace(text[(colon + 1)..].Trim(), " ");
        var important = Important().Match(value);
        if (important.Success)
            value = value[..important.Index];
        return Name().IsMatch(name) && value.Length > 0 && !value.Contains('{', StringComparison.Ordinal)
            ? new StyleDeclaration(name, value, important.Success)
            : throw new FormatException($"`{StyleText.Excerpt(text, 0)}` is no declaration of the form name: value");
    }

    [GeneratedRegex(@"\A@media\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Media();

    [GeneratedRegex(@"::|:(?:hover|active|focus|visited|target|before|after)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Moving();

    [GeneratedRegex(@"\A[a-z-][a-z0-9-]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Name();

    [GeneratedRegex(@"\s*\n\s*", RegexOptions.CultureInvariant)]
    private static partial Regex LineEnds();

    [GeneratedRegex(@" ?! ?important\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Important();
}
