using Digest.Core.Articles.Html;

namespace Digest.Core.Articles.Formats.Pages;

/// <summary>How far an element stands from the headline, counted in nodes: what stands above counts as three times as far.</summary>
internal static class Nearness
{
    public static int Of(HtmlNode node, HtmlNode headline)
    {
        var distance = node.Index - headline.Index;
        return distance < 0 ? -3 * distance : distance;
    }
}
