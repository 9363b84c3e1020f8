using System.Text;

namespace Digest.Core.Templates.Chats;

/// <summary>A text of a chat message: the template's own words and markup, and between them values, which are written as their place demands.</summary>
internal sealed class ChatText
{
    private const char Placeholder = '\uFFFC';
    private const string Ellipsis = "…";

    private readonly string _template;
    private readonly IReadOnlyList<Part> _parts;

    private ChatText(string template, IReadOnlyList<Part> parts)
    {
        _template = template;
        _parts = parts;
    }

    private enum Kind
    {
        Literal,
        Prose,
        Address,
    }

    /// <summary>Reads what a template printed.</summary>
    /// <param name="template">The template, for its errors.</param>
    /// <param name="printed">What it printed, with marks.</param>
    public static ChatText Parse(string template, string printed)
    {
        var parts = new List<Part>();
        var at = 0;
        while (printed.AsSpan(at).IndexOfAny(ChatMark.Prose, ChatMark.Address) is var found and >= 0)
        {
            if (found > 0)
                parts.Add(new(Kind.Literal, printed.Substring(at, found)));
            var open = at + found;
            var end = printed.IndexOf(ChatMark.End, open);
            if (end < 0)
                break;
            parts.Add(new(printed[open] is ChatMark.Prose ? Kind.Prose : Kind.Address, printed[(open + 1)..end]));
            at = end + 1;
        }

        if (at < printed.Length)
            parts.Add(new(Kind.Literal, printed[at..]));
        return new ChatText(template, parts);
    }

    /// <summary>The text in the syntax of its place.</summary>
    /// <exception cref="TemplateException">It makes a link of what somebody wrote.</exception>
    public string Write(ChatSyntax syntax)
    {
        var marks = Marks(syntax);
        var text = new StringBuilder();
        for (var i = 0; i < _parts.Count; i++)
        {
            var part = _parts[i];
            if (part.Kind is Kind.Prose && i > 0 && syntax.OpensLink(_parts[i - 1].Value))
                throw new TemplateException(_template, 0, 0, $"It makes a link of the text `{PlainText.Clean(part.Value, 60)}`", "Link to story.url or issue.url");
            text.Append(part.Kind switch
            {
                Kind.Literal => part.Value,
                Kind.Address => syntax.Address(part.Value),
                _ when marks[i] is { } mark => mark + syntax.Prose(part.Value, startsLine: false),
                _ => syntax.Prose(part.Value, startsLine: text.Length is 0 || text[^1] is '\n'),
            });
        }

        return text.ToString();
    }

    /// <summary>The text in the syntax of its place, its longest values cut between words until it fits; null when no cutting helps.</summary>
    /// <exception cref="TemplateException">It makes a link of what somebody wrote.</exception>
    public string? Fit(ChatSyntax syntax, Func<string, bool> fits)
    {
        for (var text = this; ;)
        {
            var written = text.Write(syntax);
            if (fits(written))
                return written;
            var longest = text.Longest();
            if (longest < 0)
                return null;
            text = text.Shorten(longest, syntax, fits);
        }
    }

    /// <summary>The beginning of a text with an ellipsis, its isolates closed.</summary>
    private static string Cut(string text, int length)
    {
        var beginning = PlainText.Cut(text, length)[..^1].TrimEnd(' ', ',', '،', Bidi.FirstStrongIsolate);
        var open = beginning.Count(c => c is Bidi.FirstStrongIsolate) - beginning.Count(c => c is Bidi.PopDirectionalIsolate);
        return beginning + new string(Bidi.PopDirectionalIsolate, open) + Ellipsis;
    }

    private int Longest()
    {
        var longest = -1;
        for (var i = 0; i < _parts.Count; i++)
            if (_parts[i] is { Kind: Kind.Prose, Value.Length: > 1 } part && (longest < 0 || part.Value.Length > _parts[longest].Value.Length))
                longest = i;
        return longest;
    }

    /// <summary>With as much of a value as fits, and none of it when nothing does.</summary>
    private ChatText Shorten(int at, ChatSyntax syntax, Func<string, bool> fits)
    {
        var value = _parts[at].Value;
        var shortest = With(at, Ellipsis);
        var (least, most) = (2, value.Length - 1);
        while (least <= most)
        {
            var middle = least + (most - least) / 2;
            var text = With(at, Cut(value, middle));
            if (fits(text.Write(syntax)))
                (shortest, least) = (text, middle + 1);
            else
                most = middle - 1;
        }

        return shortest;
    }

    private ChatText With(int at, string value) => new(_template, [.. _parts.Select((part, i) => i == at ? part with { Value = value } : part)]);

    /// <summary>
    /// The direction marks that lines need, by the value which they stand before: it is the shown text that programs guess
    /// a line's direction from, not the markup. Lines that begin with words of the template are left to it.
    /// </summary>
    private char?[] Marks(ChatSyntax syntax)
    {
        var marks = new char?[_parts.Count];
        var line = new StringBuilder();
        var values = new List<int>();
        for (var i = 0; i < _parts.Count; i++)
        {
            if (_parts[i].Kind is Kind.Prose)
            {
                values.Add(i);
                line.Append(Placeholder);
            }
            else if (_parts[i].Kind is Kind.Literal)
            {
                var lines = _parts[i].Value.Split('\n');
                for (var j = 0; j < lines.Length; j++)
                {
                    if (j > 0)
                        End();
                    line.Append(lines[j]);
                }
            }
        }

        End();
        return marks;

        void End()
        {
            if (values.Count > 0)
            {
                var shown = syntax.Shown(line.ToString()).Split(Placeholder);
                if (Bidi.FirstStrong(shown[0]) is null)
                    marks[values[0]] = Bidi.Mark(string.Concat(shown.Select((words, j) => j > 0 && j <= values.Count ? _parts[values[j - 1]].Value + words : words)));
            }

            line.Clear();
            values.Clear();
        }
    }

    private readonly record struct Part(Kind Kind, string Value);
}
