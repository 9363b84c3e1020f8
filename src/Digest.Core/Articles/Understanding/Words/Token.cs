namespace Digest.Core.Articles.Understanding.Words;

/// <summary>What stands between a word and the one before it.</summary>
internal enum Gap : byte
{
    /// <summary>Punctuation, or the beginning of a text.</summary>
    Break,

    /// <summary>A space.</summary>
    Space,

    /// <summary>A hyphen or an apostrophe.</summary>
    Tight,
}

/// <summary>A word where it stands.</summary>
/// <param name="Start">Where it starts in its text.</param>
/// <param name="Length">Its length as written.</param>
/// <param name="Word">Its number in the vocabulary, by its folded form.</param>
/// <param name="Before">What stands before it.</param>
internal readonly record struct Token(int Start, int Length, int Word, Gap Before)
{
    public int End => Start + Length;
}
