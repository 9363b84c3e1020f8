using Digest.Core.Articles.Html;

namespace Digest.Core.Articles.Formats.Pages;

/// <summary>The parts of a page that are not its article: footer, navigation, comments, related articles. What holds the headline is none of them, whatever it is called.</summary>
internal sealed class Asides
{
    private const int Most = 2_000;

    private const int SmallBox = 60;

    // What holds much of the page is a frame around the article.
    private const double Largest = 0.3;

    private readonly List<(int Start, int End, bool IsComments)> _parts = [];
    private readonly List<(int Start, int End)> _settled = [];

    /// <summary>Takes a part by the element that holds it; they come in the order of the page.</summary>
    public void Add(HtmlNode node, bool isComments)
    {
        var end = node.End;
        if (_parts.Count < Most && (isComments || end - node.Index < node.Tree.Count * Largest))
            _parts.Add((node.Index, end, isComments));
    }

    /// <summary>Fixes the parts once the headline is known, if one is.</summary>
    public void Settle(HtmlNode headline)
    {
        _settled.Clear();
        foreach (var (start, end, isComments) in _parts)
        {
            var holdsHeadline = headline.Exists && start <= headline.Index && headline.Index < end;
            if (!holdsHeadline && (isComments || !IsBesideHeadline(start, end, headline)) && (_settled.Count == 0 || start >= _settled[^1].End))
                _settled.Add((start, end));
        }
    }

    // A small box right by the headline tells of the article itself: when, by whom.
    private static bool IsBesideHeadline(int start, int end, HtmlNode headline) =>
        headline.Exists && end - start < SmallBox && start - headline.Index is > -SmallBox and < SmallBox;

    /// <summary>Whether a node stands in one of them.</summary>
    public bool Hold(int index)
    {
        int low = 0, high = _settled.Count - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (index < _settled[middle].Start)
                high = middle - 1;
            else if (index >= _settled[middle].End)
                low = middle + 1;
            else
                return true;
        }

        return false;
    }
}
