using System.Buffers;

namespace Digest.Core.Articles.Html;

/// <summary>Cuts a page into tags and text, in one pass without a step back (after HTML Standard, 13.2.5).</summary>
internal sealed class HtmlTokenizer(string source, HtmlTreeBuilder builder)
{
    private static readonly SearchValues<char> NameEnds = SearchValues.Create(" \t\n\r\f/>");
    private static readonly SearchValues<char> AttributeNameEnds = SearchValues.Create(" \t\n\r\f/>=");
    private static readonly SearchValues<char> UnquotedEnds = SearchValues.Create(" \t\n\r\f>");
    private static readonly SearchValues<string> CommentEnds = SearchValues.Create(["-->", "--!>"], StringComparison.Ordinal);

    private int _at;

    /// <exception cref="ArticleRejectedException">The page has too many tags.</exception>
    public void Run()
    {
        while (_at < source.Length)
        {
            var tag = FindMarkup(_at);
            if (tag > _at)
                builder.Text(_at, tag - _at);
            _at = tag;
            if (_at < source.Length)
                ReadMarkup();
        }
    }

    // A < that starts no tag, end tag, comment or declaration is text; so is </ at the very end.
    private int FindMarkup(int from)
    {
        while (true)
        {
            var at = source.AsSpan(from).IndexOf('<');
            if (at < 0)
                return source.Length;
            from += at;
            if (from + 1 < source.Length && (char.IsAsciiLetter(source[from + 1]) || source[from + 1] is '!' or '?' || (source[from + 1] == '/' && from + 2 < source.Length)))
                return from;
            from++;
        }
    }

    private void ReadMarkup()
    {
        var next = source[_at + 1];
        if (next is '!' or '?')
        {
            _at = source.AsSpan(_at).StartsWith("<!--") ? CommentEnd() : After(">", _at + 2);
            return;
        }

        var start = next == '/' ? _at + 2 : _at + 1;
        if (next == '/' && !char.IsAsciiLetter(source[start]))
        {
            _at = After(">", start);
            return;
        }

        var length = LengthUntil(NameEnds, start);
        var tag = Tags.Find(source.AsSpan(start, length));
        _at = start + length;
        if (next == '/')
        {
            ReadAttributes(keep: false);
            builder.End(tag, start, length);
            return;
        }

        builder.Start(tag, start, length);
        var isSelfClosing = ReadAttributes(keep: true);
        if (builder.StartDone(isSelfClosing) && Tags.IsRaw(tag))
            ReadRaw(source.AsSpan(start, length));
    }

    // <!--> and <!---> are whole comments, and --!> ends one too.
    private int CommentEnd()
    {
        var rest = source.AsSpan(_at + 4);
        if (rest.StartsWith(">"))
            return _at + 5;
        if (rest.StartsWith("->"))
            return _at + 6;
        var end = rest.IndexOfAny(CommentEnds);
        return end < 0 ? source.Length : After(">", _at + 4 + end);
    }

    private bool ReadAttributes(bool keep)
    {
        var isSelfClosing = false;
        while (_at < source.Length)
        {
            var c = source[_at];
            if (c == '>')
            {
                _at++;
                return isSelfClosing;
            }

            if (c is '/' or ' ' or '\t' or '\n' or '\r' or '\f')
            {
                isSelfClosing = c == '/';
                _at++;
                continue;
            }

            isSelfClosing = false;
            ReadAttribute(keep);
        }

        return false;
    }

    private void ReadAttribute(bool keep)
    {
        var name = _at;
        var nameLength = 1 + LengthUntil(AttributeNameEnds, _at + 1);
        _at += nameLength;
        SkipSpace();
        var (value, valueLength) = (_at, 0);
        if (_at < source.Length && source[_at] == '=')
        {
            _at++;
            SkipSpace();
            if (_at < source.Length && source[_at] is '"' or '\'')
            {
                value = _at + 1;
                var end = source.AsSpan(value).IndexOf(source[_at]);
                valueLength = end < 0 ? source.Length - value : end;
                _at = Math.Min(source.Length, value + valueLength + 1);
            }
            else
            {
                value = _at;
                valueLength = LengthUntil(UnquotedEnds, _at);
                _at += valueLength;
            }
        }

        if (keep)
            builder.Attribute(name, nameLength, value, valueLength);
    }

    // Its end tag is read as any other.
    private void ReadRaw(ReadOnlySpan<char> name)
    {
        var end = _at;
        while (end < source.Length && !IsEndTag(end, name))
        {
            var next = source.AsSpan(end + 1).IndexOf("</", StringComparison.Ordinal);
            end = next < 0 ? source.Length : end + 1 + next;
        }

        if (end > _at)
            builder.Text(_at, end - _at);
        _at = end;
    }

    private bool IsEndTag(int at, ReadOnlySpan<char> name)
    {
        var rest = source.AsSpan(at);
        return rest.StartsWith("</") && rest[2..].StartsWith(name, StringComparison.OrdinalIgnoreCase)
            && (rest.Length == name.Length + 2 || NameEnds.Contains(rest[name.Length + 2]));
    }

    private void SkipSpace()
    {
        while (_at < source.Length && source[_at] is ' ' or '\t' or '\n' or '\r' or '\f')
            _at++;
    }

    private int LengthUntil(SearchValues<char> ends, int from)
    {
        var rest = source.AsSpan(Math.Min(from, source.Length));
        var length = rest.IndexOfAny(ends);
        return length < 0 ? rest.Length : length;
    }

    private int After(string sign, int from)
    {
        var at = from < source.Length ? source.AsSpan(from).IndexOf(sign, StringComparison.Ordinal) : -1;
        return at < 0 ? source.Length : from + at + sign.Length;
    }
}
