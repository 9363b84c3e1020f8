using System.Numerics;
using Digest.Core.Articles.Blocks;
using Digest.Core.Articles.Html;

namespace Digest.Core.Articles.Body;

/// <summary>Finds the story among the blocks of a file and cuts what stands around and inside it; the lines of its head are left for the head's reader.</summary>
internal sealed class StoryFinder
{
    // Headline, standfirst, byline, date: more lines than these stand above few stories.
    private const int HeadLines = 14;

    // A text whose story begins before this line has no menu above it.
    private const int LongestHead = 30;
    private const int FewestFrameLines = 8;

    private readonly Layout _layout;
    private readonly PageStructure? _structure;
    private readonly float[] _scores;
    private readonly float _threshold;
    private readonly int _first;
    private readonly int _last;

    private StoryFinder(Layout layout, BodyModel model, HtmlTree? tree, string? title)
    {
        _layout = layout;
        _structure = tree is null ? null : new PageStructure(tree, layout.Blocks);
        _scores = model.Score(BodyModel.Features(layout.Blocks, _structure, title), layout.Blocks, _structure);
        _threshold = StoryThreshold.Of(_scores, layout.Blocks);
        _first = FindFirst();
        _last = Array.FindLastIndex(_scores, IsStory);
    }

    /// <summary>Looks at a page.</summary>
    public static StoryFinder OfPage(Layout layout, HtmlTree tree) => new(layout, BodyModel.Pages, tree, TitleOf(tree));

    /// <summary>Looks at lines alone; null when so few of them could be a page's frame that none is missed without a look.</summary>
    public static StoryFinder? OfLines(Layout layout) =>
        layout.Blocks.Count(block => !block.IsProse) < FewestFrameLines ? null : new StoryFinder(layout, BodyModel.Lines, null, null);

    /// <summary>What a page is called in the bar of its window; null when it has no name.</summary>
    public static string? TitleOf(HtmlTree tree) => tree.All(Tag.Title).Select(title => title.Text()).FirstOrDefault();

    /// <summary>Where the head of the story may begin.</summary>
    public int HeadStart => _structure is null && _first <= LongestHead ? 0 : Math.Max(0, _first - HeadLines);

    /// <summary>Where the story begins; what stands above it and is no part of the head is cut.</summary>
    public int StoryStart => Math.Max(0, _first);

    /// <summary>How much a block looks like a part of the story, from 0 to 1.</summary>
    public float ScoreOf(int index) => _scores[index];

    /// <summary>Cuts what is no story, but not the lines above it that may be its head.</summary>
    public void CutAround()
    {
        for (var i = 0; i < _scores.Length; i++)
        {
            if ((i < HeadStart || i > _first) && !IsStory(_scores[i]) && _layout.RoleOf(i) == BlockRole.Body)
                _layout.Mark(i, BlockRole.Cut, Reason(i));
        }
    }

    /// <summary>Cuts what the head's reader had no use for.</summary>
    public void CutHead()
    {
        for (var i = HeadStart; i < _first; i++)
        {
            if (_layout.RoleOf(i) == BlockRole.Body && !IsStory(_scores[i]))
                _layout.Mark(i, BlockRole.Cut, Reason(i));
        }
    }

    // The headline may look like a part of the story: the head ends at the first paragraph, among lines alone at the first that is prose.
    private int FindFirst()
    {
        var paragraph = Enumerable.Range(0, _scores.Length).Where(i => IsStory(_scores[i]) && (_structure is null ? _layout.Blocks[i].IsProse : _layout.Blocks[i].Kind != BlockKind.Heading)).DefaultIfEmpty(-1).First();
        return paragraph >= 0 ? paragraph : Array.FindIndex(_scores, IsStory);
    }

    private bool IsStory(float score) => score >= _threshold;

    private string Reason(int index)
    {
        var block = _layout.Blocks[index];
        if (_structure is not null && NameOf(block.Node) is { } name)
            return name;
        if (block.LinkShare > 0.7)
            return "links that lead elsewhere";
        if (index < _first)
            return "a line above the story";
        return index > _last ? "a line below the story" : "a line unlike the story around it";
    }

    // The nearest element whose name or tag says that it is no story.
    private string? NameOf(int node)
    {
        for (var at = node; at > 0; at = _structure!.ParentOf(at))
        {
            var tag = _structure!.TagOf(at) switch
            {
                Tag.Nav => NameGroup.Navigation,
                Tag.Footer => NameGroup.Footer,
                Tag.Aside => NameGroup.Side,
                Tag.Header => NameGroup.Header,
                _ => (NameGroup?)null,
            };
            for (var bits = _structure[at].Groups & ~(1u << (int)NameGroup.Content); tag is null && bits != 0; bits &= bits - 1)
                tag = (NameGroup)BitOperations.TrailingZeroCount(bits);
            if (tag is { } group && Describe(group) is { } reason)
                return reason;
        }

        return null;
    }

    private static string? Describe(NameGroup group) => group switch
    {
        NameGroup.Navigation => "navigation of the site",
        NameGroup.Header => "the head of the page",
        NameGroup.Footer => "the foot of the page",
        NameGroup.Side => "a column beside the story",
        NameGroup.Comments => "readers' comments",
        NameGroup.Related => "related articles",
        NameGroup.Share => "buttons to share and follow",
        NameGroup.Ad => "advertisement",
        NameGroup.Meta => "details about the article",
        NameGroup.Notice => "a notice or form of the site",
        NameGroup.Media => "what belongs to a picture or film",
        NameGroup.Product => "a shop's details",
        NameGroup.List => "a list of other things",
        _ => null,
    };
}
