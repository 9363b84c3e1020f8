using System.Collections;
using Digest.Core.Articles.Blocks;
using Digest.Core.Articles.Body;

namespace Digest.Core.Articles;

/// <summary>The verdicts of a layout, made when somebody asks for them.</summary>
internal sealed class Verdicts(Layout layout, StoryFinder? story) : IReadOnlyList<Verdict>
{
    public int Count => layout.Blocks.Count;

    public Verdict this[int index] => new(
        layout.Blocks[index].Place, layout.RoleOf(index).ToString().ToLowerInvariant(), layout.Blocks[index].Text, layout.ReasonOf(index), story?.ScoreOf(index));

    public IEnumerator<Verdict> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
            yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
