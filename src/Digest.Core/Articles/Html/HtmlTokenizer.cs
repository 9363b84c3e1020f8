using System.Buffers;

namespace Digest.Core.Articles.Html;

/// <summary>Cuts a page into tags and text, in one pass without a step back (after HTML Standard, 13.2.5).</summary>
internal sealed class HtmlTokenizer(string source, HtmlTreeBuilder builder)
{
    private static readonly SearchValues<char> NameEnds = SearchValues.Create(" \t\n\r\f/>");
    private static readonly SearchValues<char> AttributeNameEnds = SearchValues.Create(" \t\n\r\f/>=");
    private static readonly SearchValues<char> UnquotedEnds = SearchValues.Create(" \t\n\r\f>");

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

    // A < that starts no tag, end tag, comment or declaration is text.
    private int FindMarkup(int from)
    {
        while (true)
        {
            var at = source.AsSpan(from).IndexOf('<');
            if (at < 0)
                return source.Length;
            from += at;
            if (from + 1 < source.Length && (char.IsAsciiLetter(source[from + 1]) || source[from + 1] is '!' or '?' or '/'))
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
        if (next == '/' && (start >= source.Length || !char.IsAsciiLetter(source[start])))
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
            builder.End(tag, source.AsSpan(start, length));
            return;
        }

        builder.Start(tag, start, length);
        var isSelfClosing = ReadAttributes(keep: true);
        builder.StartDone(isSelfClosing);
        if (Tags.IsRaw(tag))
            ReadRaw(tag, source.AsSpan(start, length));
    }

    // <!--> and <!---> are whole comments.
    private int CommentEnd()
    {
        var rest = source.AsSpan(_at + 4);
        if (rest.StartsWith(">"))
            return _at + 5;
        return rest.StartsWith("->") ? _at + 6 : After("-->", _at + 4);
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
        var nameLength = Math.Max(1, LengthUntil(AttributeNameEnds, _at));
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

    private void ReadRaw(Tag tag, ReadOnlySpan<char> name)
    {
        var end = _at;
        while (true)
        {
            var at = source.AsSpan(end).IndexOf("</", StringComparison.Ordinal);
            if (at < 0)
            {
                end = source.Length;
                break;
            }

            end += at;
            if (source.AsSpan(end + 2).StartsWith(name, StringComparison.OrdinalIgnoreCase))
                break;
            end += 2;
        }

        if (end > _at)
            builder.Text(_at, end - _at);
        _at = end;
        if (_at >= source.Length)
            builder.End(tag, name);
    }

    private void SkipSpace()
    {
        while (_at < source.Length && source[_at] is ' ' or '\t' or '\n' or '\r' or '\f')
            _at++;
    }

    private int LengthUntil(SearchValues<char> ends, int from)
    {
        var length = source.AsSpan(from).IndexOfAny(ends);
        return length < 0 ? source.Length - from : length;
    }

    private int After(string sign, int from)
    {
        var at = from < source.Length ? source.AsSpan(from).IndexOf(sign, StringComparison.Ordinal) : -1;
        return at < 0 ? source.Length : from + at + sign.Length;
    }
}
