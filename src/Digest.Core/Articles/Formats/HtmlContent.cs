using System.Collections.Frozen;
using AngleSharp.Dom;

namespace Digest.Core.Articles.Formats;

/// <summary>Finds the element of a page that holds the story, and knows what around and inside it is frame.</summary>
internal static class HtmlContent
{
    private static readonly FrozenSet<string> FrameTags = new[]
    {
        "script", "style", "noscript", "template", "nav", "footer", "aside", "form", "button", "select", "textarea", "iframe", "object", "svg", "math", "canvas", "audio", "video", "dialog", "head", "menu",
    }.ToFrozenSet();

    private static readonly FrozenSet<string> FrameRoles = new[] { "navigation", "banner", "contentinfo", "complementary", "dialog", "alertdialog", "search", "menu", "menubar", "toolbar", "form" }.ToFrozenSet();

    private static readonly FrozenSet<string> FrameNames = new[]
    {
        "nav", "navbar", "navigation", "menu", "breadcrumb", "breadcrumbs", "share", "sharing", "social", "related", "recommended", "recommendations", "comment", "comments", "respond", "footer", "sidebar",
        "cookie", "cookies", "consent", "gdpr", "newsletter", "subscribe", "subscription", "promo", "advert", "advertisement", "ad", "ads", "sponsored", "popup", "modal", "pagination", "pager", "widget",
        "toolbar", "masthead", "skip", "tags", "taglist", "trending", "popular",
    }.ToFrozenSet();

    /// <summary>The element that holds the story; null when the page has no text.</summary>
    public static IElement? Find(IDocument document)
    {
        var body = document.Body;
        if (body is null)
            return null;

        var scores = Score(body);
        if (scores.Count == 0)
            return body;

        var total = scores.Values.Sum(score => score.Own);
        var named = document.QuerySelectorAll("[itemprop~=articleBody], article, main, [role=main]")
            .Where(element => !IsInsideFrame(element, body) && scores.TryGetValue(element, out var score) && score.Below >= total * 0.5)
            .LastOrDefault();
        return named ?? Best(scores) ?? body;
    }

    /// <summary>Whether the element is frame by its name, role or class.</summary>
    public static bool IsFrame(IElement element)
    {
        if (FrameTags.Contains(element.LocalName))
            return true;
        if (element.LocalName is "html" or "body" or "main" or "article")
            return false;
        if (element.HasAttribute("hidden") || element.GetAttribute("aria-hidden") == "true")
            return true;
        if (element.GetAttribute("role") is { } role && FrameRoles.Contains(role))
            return true;
        return HasFrameName(element.Id) || HasFrameName(element.ClassName);
    }

    // What paragraphs hold counts for the elements around them: whole below them, and for parents and grandparents as own.
    private static Dictionary<IElement, (double Own, double Below)> Score(IElement body)
    {
        var scores = new Dictionary<IElement, (double Own, double Below)>();
        for (INode? at = body; at is not null;)
        {
            var frame = at is IElement element && element != body && IsFrame(element);
            if (!frame && at is IElement { LocalName: "p" or "pre" or "blockquote" or "td" or "div" } block)
                Add(scores, block, body);
            at = (frame ? null : at.FirstChild) ?? After(at, body);
        }

        return scores;
    }

    private static void Add(Dictionary<IElement, (double Own, double Below)> scores, IElement block, IElement body)
    {
        var length = OwnTextLength(block);
        if (length < 40)
            return;

        var share = 1.0;
        for (var at = block; at is not null; at = at.ParentElement)
        {
            if (share > 0.2 && (at != block || at.LocalName is "div" or "td"))
            {
                var (own, below) = scores.GetValueOrDefault(at);
                scores[at] = (own + (length * share), below);
                share /= 2;
            }

            var now = scores.GetValueOrDefault(at);
            scores[at] = (now.Own, now.Below + (length * 1.75));
            if (at == body)
                break;
        }
    }

    private static int OwnTextLength(IElement block)
    {
        var length = 0;
        foreach (var child in block.ChildNodes)
        {
            if (child is IText text)
                length += text.Data.AsSpan().Trim().Length;
            else if (child is IElement { LocalName: "b" or "strong" or "i" or "em" or "span" or "font" or "u" or "q" or "mark" or "bdi" } inline)
                length += inline.TextContent.Length;
        }

        return length;
    }

    private static IElement? Best(Dictionary<IElement, (double Own, double Below)> scores)
    {
        IElement? best = null;
        foreach (var (element, score) in scores)
        {
            if (best is null || score.Own > scores[best].Own)
                best = element;
        }

        return best;
    }

    private static bool IsInsideFrame(IElement element, IElement body)
    {
        for (var at = element.ParentElement; at is not null && at != body; at = at.ParentElement)
        {
            if (IsFrame(at))
                return true;
        }

        return false;
    }

    private static bool HasFrameName(string? names)
    {
        if (string.IsNullOrEmpty(names))
            return false;

        var rest = names.AsSpan();
        foreach (var range in rest.SplitAny(" -_"))
        {
            if (FrameNames.Contains(rest[range].ToString().ToLowerInvariant()))
                return true;
        }

        return false;
    }

    internal static INode? After(INode from, INode root)
    {
        for (var at = from; at is not null && at != root; at = at.Parent)
        {
            if (at.NextSibling is { } sibling)
                return sibling;
        }

        return null;
    }
}
