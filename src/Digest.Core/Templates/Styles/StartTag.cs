namespace Digest.Core.Templates.Styles;

/// <summary>The tag that begins an element, as it stands in the text of a page.</summary>
internal sealed class StartTag
{
    private readonly string _html;
    private readonly List<(string Name, int Start, int End, string? Value)> _attributes = [];

    private StartTag(string html, int end) => (_html, End) = (html, end);

    /// <summary>Where the last attribute ends, or the name if there is none: where another one can be put.</summary>
    public int End { get; private set; }

    /// <summary>The tag at this place; null when no such element begins there, as with one that the page implies.</summary>
    public static StartTag? At(string html, int start, string name)
    {
        if (start < 0 || start + 1 + name.Length >= html.Length || html[start] is not '<' || string.Compare(html, start + 1, name, 0, name.Length, StringComparison.OrdinalIgnoreCase) is not 0)
            return null;
        var tag = new StartTag(html, start + 1 + name.Length);
        return tag.ReadAttributes() ? tag : null;
    }

    /// <summary>An attribute with the space before it, and its value as it stands there, still encoded; null when there is none.</summary>
    public (int Start, int End, string Value)? Find(string name)
    {
        foreach (var attribute in _attributes)
            if (attribute.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                return (attribute.Start, attribute.End, attribute.Value ?? "");
        return null;
    }

    // As a browser reads it; what is not closed is no tag.
    private bool ReadAttributes()
    {
        for (var at = End; at < _html.Length;)
        {
            var start = at;
            while (at < _html.Length && (char.IsWhiteSpace(_html[at]) || _html[at] is '/'))
                at++;
            if (at == _html.Length)
                return false;
            if (_html[at] is '>')
                return true;
            var name = at;
            for (at++; at < _html.Length && !char.IsWhiteSpace(_html[at]) && _html[at] is not ('/' or '>' or '='); at++)
            {
            }

            var (value, end) = Value(at);
            _attributes.Add((_html[name..at], start, end, value));
            End = at = end;
        }

        return false;
    }

    private (string? Value, int End) Value(int at)
    {
        var equals = at;
        while (equals < _html.Length && char.IsWhiteSpace(_html[equals]))
            equals++;
        if (equals == _html.Length || _html[equals] is not '=')
            return (null, at);
        var start = equals + 1;
        while (start < _html.Length && char.IsWhiteSpace(_html[start]))
            start++;
        if (start < _html.Length && _html[start] is '"' or '\'')
        {
            var close = _html.IndexOf(_html[start], start + 1);
            return close < 0 ? (null, _html.Length) : (_html[(start + 1)..close], close + 1);
        }

        var end = start;
        while (end < _html.Length && !char.IsWhiteSpace(_html[end]) && _html[end] is not '>')
            end++;
        return (_html[start..end], end);
    }
}
