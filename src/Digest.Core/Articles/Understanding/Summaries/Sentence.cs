namespace Digest.Core.Articles.Understanding.Summaries;

/// <summary>A sentence where it stands.</summary>
/// <param name="Text">Its text, of all that were cut.</param>
/// <param name="Start">Where it starts in it.</param>
/// <param name="Length">Its length, closing signs included.</param>
/// <param name="IsFirst">Whether it opens its paragraph.</param>
internal readonly record struct Sentence(int Text, int Start, int Length, bool IsFirst)
{
    public int End => Start + Length;
}
