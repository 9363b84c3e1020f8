namespace Digest.Core.Articles.Blocks;

/// <summary>The blocks of one file with the verdict on each: what it is, and why.</summary>
internal sealed class Layout(IReadOnlyList<Block> blocks)
{
    private readonly BlockRole[] _roles = new BlockRole[blocks.Count];
    private readonly string?[] _reasons = new string?[blocks.Count];

    /// <summary>All blocks in the order of the file.</summary>
    public IReadOnlyList<Block> Blocks => blocks;

    /// <summary>The index of the headline; -1 when it is not among the blocks.</summary>
    public int TitleIndex { get; set; } = -1;

    /// <summary>The index of the first block of the story.</summary>
    public int BodyStart { get; set; }

    /// <summary>The blocks that are the story.</summary>
    public IEnumerable<Block> Body => blocks.Where((_, i) => _roles[i] == BlockRole.Body);

    /// <summary>What the block at this index is.</summary>
    public BlockRole RoleOf(int index) => _roles[index];

    /// <summary>Why it is that, in English, for an editor; null for the body.</summary>
    public string? ReasonOf(int index) => _reasons[index];

    /// <summary>Takes a block out of the body.</summary>
    public void Mark(int index, BlockRole role, string reason)
    {
        _roles[index] = role;
        _reasons[index] = reason;
    }

    /// <summary>Cuts every block of the range [<paramref name="from"/>, <paramref name="to"/>) that is still in the body.</summary>
    public void Cut(int from, int to, string reason)
    {
        for (var i = from; i < to; i++)
        {
            if (_roles[i] == BlockRole.Body)
                Mark(i, BlockRole.Cut, reason);
        }
    }
}
