using System.Buffers;
using System.Globalization;
using Digest.Core.Articles.Html;
using Digest.Core.Articles.Metadata;
using Digest.Core.Articles.Text;

namespace Digest.Core.Articles.Formats.Pages;

/// <summary>Finds the lead picture: what the page shares itself by, else the first large picture of the article. Never a logo, a portrait of the author or a pixel.</summary>
internal sealed class PagePicture(PageMarks marks, PageLinks links)
{
    private const int Smallest = 150;
    private const int MostPictures = 200;
    private const int LongestText = 500;

    private static readonly SearchValues<string> Unwanted = SearchValues.Create(
        ["logo", "avatar", "gravatar", "pixel", "spacer", "blank", "placeholder", "favicon", "sprite", ".svg", "/icon", "-icon", "default-share", "share-default", "og-default", "default-og", "fallback", "1x1", "emoji", "badge", "button", "btn"], StringComparison.OrdinalIgnoreCase);

    /// <summary>The picture; null when there is none.</summary>
    /// <param name="marks">The page.</param>
    /// <param name="links">Its addresses.</param>
    /// <param name="headline">The element of the headline, under which the pictures of the article stand.</param>
    public static Found<LeadPicture>? Find(PageMarks marks, PageLinks links, HtmlNode headline) => new PagePicture(marks, links).Find(headline);

    private Found<LeadPicture>? Find(HtmlNode headline)
    {
        var meta = marks.Meta;
        if (meta.First("og:image:secure_url", "og:image", "og:image:url") is { } shared && !IsSmall(meta["og:image:width"], meta["og:image:height"]) && Make(shared.Value, meta["og:image:alt"], null) is { } open)
            return new Found<LeadPicture>(open, "the page's meta og:image", 0.9);
        if (Make(marks.Linked.Image, null, marks.Linked.ImageCaption) is { } linked)
            return new Found<LeadPicture>(linked, "the page's JSON-LD image", 0.85);
        if (meta.First("twitter:image", "twitter:image:src", "parsely-image-url", "sailthru.image.full") is { } other && Make(other.Value, meta["twitter:image:alt"], null) is { } sent)
            return new Found<LeadPicture>(sent, $"the page's meta {other.Name}", 0.8);
        return InArticle(headline) is { } shown ? new Found<LeadPicture>(shown, "the first large picture of the article", 0.5) : null;
    }

    private LeadPicture? Make(string? address, string? alt, string? caption)
    {
        if (links.Absolute(address) is not { } url || IsUnwanted(url))
            return null;
        var shown = Shown(url);
        return new LeadPicture(url, Bounded(alt) ?? Alt(shown), Caption(shown) ?? Bounded(caption));
    }

    private LeadPicture? InArticle(HtmlNode headline)
    {
        foreach (var mark in marks.Of(MarkKind.Picture).Take(MostPictures))
        {
            var picture = mark.Node;
            if (picture.Index < headline.Index || !IsLarge(picture) || links.Absolute(Source(picture)) is not { } url || IsUnwanted(url))
                continue;
            return new LeadPicture(url, Alt(picture), Caption(picture));
        }

        return null;
    }

    // The same file may stand on the page in another size.
    private HtmlNode Shown(string url)
    {
        var name = FileName(url);
        foreach (var mark in marks.Of(MarkKind.Picture).Take(MostPictures))
        {
            if (name.Length > 4 && Source(mark.Node) is { } source && FileName(source).Equals(name, StringComparison.OrdinalIgnoreCase))
                return mark.Node;
        }

        return default;
    }

    private static string? Source(HtmlNode picture) => Cleaning.CleanOrNull(picture.Attribute("data-src") ?? picture.Attribute("data-lazy-src") ?? picture.Attribute("src"));

    private static string? Alt(HtmlNode picture) => picture.Exists ? Bounded(Cleaning.CleanOrNull(picture.Attribute("alt"))) : null;

    private static string? Caption(HtmlNode picture)
    {
        if (!picture.Exists)
            return null;
        var figure = picture.Ancestors().Take(8).FirstOrDefault(above => above.Tag == Tag.Figure);
        if (!figure.Exists)
            return null;
        var caption = figure.Descendants().Take(100).FirstOrDefault(node => node.Tag == Tag.Figcaption);
        return caption.Exists ? Bounded(Cleaning.CleanOrNull(caption.Text())) : null;
    }

    // photo-800x450.jpg?quality=80 and photo.jpg are the same file.
    private static ReadOnlySpan<char> FileName(ReadOnlySpan<char> address)
    {
        var end = address.IndexOfAny('?', '#');
        var path = end < 0 ? address : address[..end];
        var name = path[(path.LastIndexOf('/') + 1)..];
        var dot = name.LastIndexOf('.');
        name = dot < 0 ? name : name[..dot];
        var dash = name.LastIndexOf('-');
        return dash > 0 && IsSize(name[(dash + 1)..]) ? name[..dash] : name;
    }

    // 800x450
    private static bool IsSize(ReadOnlySpan<char> text)
    {
        var by = text.IndexOf('x');
        return by > 0 && !text[..by].ContainsAnyExceptInRange('0', '9') && !text[(by + 1)..].ContainsAnyExceptInRange('0', '9');
    }

    private static bool IsUnwanted(ReadOnlySpan<char> url)
    {
        var end = url.IndexOf('?');
        return (end < 0 ? url : url[..end]).ContainsAny(Unwanted);
    }

    private static bool IsLarge(HtmlNode picture) =>
        !IsSmall(picture.Attribute("width"), picture.Attribute("height")) && !picture.RawAttribute("class").ContainsAny(Unwanted);

    private static bool IsSmall(string? width, string? height) => IsSmall(width) || IsSmall(height);

    private static bool IsSmall(string? size) =>
        int.TryParse(size?.Replace("px", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out var pixels) && pixels < Smallest;

    private static string? Bounded(string? text) => text is { Length: > 0 and <= LongestText } ? text : null;
}
