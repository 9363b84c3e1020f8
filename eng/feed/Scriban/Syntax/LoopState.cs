using System.Collections;
using Scriban.Parsing;
using Scriban.Runtime;

namespace Scriban.Syntax;

/// <summary>What <c>for</c> and <c>while</c> tell inside a loop: <c>for.index</c>, <c>for.first</c>, <c>for.last</c> and so on.</summary>
internal class LoopState(IEnumerable? list = null, IEnumerator? items = null) : IScriptObject
{
    private int? _length;
    private bool? _isLast;
    private int _index;

    public int Index
    {
        get => _index;
        set
        {
            _index = value;
            _isLast = null;
        }
    }

    public bool Changed { get; set; }

    /// <summary>Whether this is the last round; to know it, the next item is fetched, once.</summary>
    public bool MoveNextAndIsLast() => _isLast ??= items is not null && !items.MoveNext();

    public int Count => 0;

    public bool IsReadOnly { get; set; }

    private int Length => _length ??= list switch
    {
        null => 0,
        IList known => known.Count,
        _ => list.Cast<object?>().Count(),
    };

    public IEnumerable<string> GetMembers() => [];

    public virtual bool Contains(string member) =>
        member is "index" or "index0" or "first" or "even" or "odd" or "last" or "length" or "rindex" or "rindex0" or "changed";

    public virtual bool TryGetValue(TemplateContext context, SourceSpan span, string member, out object? value)
    {
        value = member switch
        {
            "index" => Index,
            "length" => Length,
            "first" => Index == 0,
            "even" => Index % 2 == 0,
            "odd" => Index % 2 != 0,
            "last" => MoveNextAndIsLast(),
            "changed" => Changed,
            "rindex" => Length - Index - 1,
            _ => null,
        };
        return value is not null;
    }

    public bool CanWrite(string member) => false;

    public bool TrySetValue(TemplateContext context, SourceSpan span, string member, object? value, bool readOnly) => false;

    public bool Remove(string member) => false;

    public void SetReadOnly(string member, bool readOnly)
    {
    }

    public IScriptObject Clone(bool deep) => (IScriptObject)MemberwiseClone();
}
