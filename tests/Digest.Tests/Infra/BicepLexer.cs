using System.Text;

namespace Digest.Tests.Infra;

/// <summary>Cuts Bicep into tokens: as much of the language as infra/ uses.</summary>
internal sealed class BicepLexer(string source)
{
    private readonly List<BicepToken> _tokens = [];
    private int _at;
    private int _line = 1;
    private bool _first = true;

    public static IReadOnlyList<BicepToken> Read(string source)
    {
        var lexer = new BicepLexer(source);
        lexer.ReadCode(inString: false);
        return lexer._tokens;
    }

    private void ReadCode(bool inString)
    {
        var open = 0;
        while (_at < source.Length)
        {
            var c = source[_at];
            if (c == '\n')
            {
                _line++;
                _first = true;
                _at++;
            }
            else if (char.IsWhiteSpace(c))
                _at++;
            else if (c == '#' || c == '/' && source.AsSpan(_at).StartsWith("//"))
                _at = source.IndexOf('\n', _at) is var end and >= 0 ? end : source.Length;
            else if (c == '\'')
                ReadText();
            else if (char.IsLetter(c) || c == '_')
                Add(BicepTokenKind.Name, Span(static letter => char.IsLetterOrDigit(letter) || letter == '_'));
            else if (char.IsDigit(c))
                Add(BicepTokenKind.Number, Span(char.IsDigit));
            else
            {
                if (inString && c == '}' && open == 0)
                    return;
                open += c switch { '{' => 1, '}' => -1, _ => 0 };
                var sign = source.AsSpan(_at).StartsWith("::") ? "::" : c.ToString();
                _at += sign.Length;
                Add(BicepTokenKind.Sign, sign);
            }
        }
    }

    private void ReadText()
    {
        var line = _line;
        var text = new StringBuilder();
        var place = _tokens.Count;
        Add(BicepTokenKind.Text, "");
        for (_at++; _at < source.Length && source[_at] != '\n'; _at++)
        {
            switch (source[_at])
            {
                case '\'':
                    _at++;
                    _tokens[place] = _tokens[place] with { Text = text.ToString() };
                    return;
                case '\\':
                    text.Append(source[++_at]);
                    break;
                case '$' when source.AsSpan(_at).StartsWith("${"):
                    text.Append("${}");
                    Add(BicepTokenKind.Sign, "${");
                    _at += 2;
                    ReadCode(inString: true);
                    Add(BicepTokenKind.Sign, "}");
                    break;
                default:
                    text.Append(source[_at]);
                    break;
            }
        }
        throw new FormatException($"({line}): a string does not end.");
    }

    private string Span(Func<char, bool> belongs)
    {
        var from = _at;
        while (_at < source.Length && belongs(source[_at]))
            _at++;
        return source[from.._at];
    }

    private void Add(BicepTokenKind kind, string text)
    {
        _tokens.Add(new(kind, text, _line, _first));
        _first = false;
    }
}
