using Digest.Core.Articles.Blocks;
using Digest.Core.Articles.Html;

namespace Digest.Core.Articles.Body;

/// <summary>What each element of a page holds, summed up from its blocks.</summary>
internal sealed class PageStructure
{
    private const double ShareOfStory = 0.6;

    private readonly HtmlTree _tree;
    private readonly Element[] _elements;

    public PageStructure(HtmlTree tree, IReadOnlyList<Block> blocks)
    {
        _tree = tree;
        _elements = new Element[tree.Count];
        CountBlocks(blocks);
        ReadNames();
        CountAlike();
        Story = FindStory();
    }

    /// <summary>The deepest element that holds most of the page's prose.</summary>
    public int Story { get; }

    /// <summary>All prose of the page, in characters.</summary>
    public float Prose => _elements[0].Prose;

    /// <summary>All text of the page, in characters.</summary>
    public float Characters => _elements[0].Characters;

    public ref readonly Element this[int element] => ref _elements[element];

    public Tag TagOf(int element) => _tree.At(element).Tag;

    public int ParentOf(int element) => _tree.At(element).Parent;

    private void CountBlocks(IReadOnlyList<Block> blocks)
    {
        foreach (var block in blocks)
        {
            ref var element = ref _elements[block.Node];
            element.Blocks++;
            element.Characters += block.Weight;
            element.Linked += (float)(block.LinkShare * block.Weight);
            if (block.IsProse && block.LinkShare < 0.5)
            {
                element.Prose += block.Weight;
                element.Paragraphs++;
            }
        }

        // Children stand behind their parents in the order of the page.
        for (var i = _tree.Count - 1; i > 0; i--)
        {
            ref var parent = ref _elements[_tree.At(i).Parent];
            ref var element = ref _elements[i];
            parent.Blocks += element.Blocks;
            parent.Characters += element.Characters;
            parent.Linked += element.Linked;
            parent.Prose += element.Prose;
            parent.Paragraphs += element.Paragraphs;
        }
    }

    private void ReadNames()
    {
        for (var i = 1; i < _tree.Count; i++)
        {
            ref var element = ref _elements[i];
            element.Depth = (short)(_elements[_tree.At(i).Parent].Depth + 1);
            if (element.Blocks == 0 || _tree.At(i).Attributes == 0)
                continue;

            var node = new HtmlNode(_tree, i);
            var name = node.RawAttribute("class");
            element.Groups = NameGroups.Read(name) | NameGroups.Read(node.RawAttribute("id")) | NameGroups.Read(node.RawAttribute("role")) | NameGroups.Read(node.RawAttribute("itemprop"));
            element.Signature = string.GetHashCode(name, StringComparison.Ordinal);
        }
    }

    // Cards and items of lists come in rows of the same make.
    private void CountAlike()
    {
        var alike = new Dictionary<(int Parent, Tag Tag, int Signature), (int Count, float Characters)>();
        for (var i = 1; i < _tree.Count; i++)
        {
            if (_elements[i].Blocks == 0)
                continue;
            var key = (_tree.At(i).Parent, _tree.At(i).Tag, _elements[i].Signature);
            var (count, characters) = alike.GetValueOrDefault(key);
            alike[key] = (count + 1, characters + _elements[i].Characters);
        }

        for (var i = 1; i < _tree.Count; i++)
        {
            if (_elements[i].Blocks == 0)
                continue;
            var (count, characters) = alike[(_tree.At(i).Parent, _tree.At(i).Tag, _elements[i].Signature)];
            _elements[i].Alike = count;
            _elements[i].AlikeCharacters = characters / count;
        }
    }

    private int FindStory()
    {
        var at = 0;
        while (true)
        {
            var next = 0;
            for (var child = _tree.At(at).FirstChild; child > 0; child = _tree.At(child).Next)
            {
                if (_elements[child].Prose > Prose * ShareOfStory)
                    next = child;
            }

            if (next == 0)
                return at;
            at = next;
        }
    }

    /// <summary>What an element holds.</summary>
    internal struct Element
    {
        public int Blocks;
        public int Paragraphs;
        public float Characters;
        public float Linked;
        public float Prose;
        public short Depth;
        public uint Groups;
        public int Signature;
        public int Alike;
        public float AlikeCharacters;
    }
}
