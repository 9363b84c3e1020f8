using Scriban.Syntax;

namespace Scriban.Parsing;

/// <summary>Blocks of statements, the text between them, and the braces around them.</summary>
internal sealed partial class Parser
{
    /// <summary>Statements up to the <c>end</c> or the next branch of their parent.</summary>
    private ScriptBlockStatement ParseBlock(ScriptNode parent, bool endsStatement = true)
    {
        _blockLevel++;
        Enter();
        var outer = _block;
        var statements = _block = Open(new ScriptBlockStatement());
        try
        {
            bool ended;
            while (TryParseStatement(parent, endsStatement, out var statement, out ended))
            {
                // A branch that hangs on the one before it is no statement of this block.
                if (statement is not null)
                    statements.Statements.Add(statement);
                if (!ended)
                    continue;
                if (_blockLevel == 1)
                    Report(parent, new SourceSpan(_lexer.Path, _previous.End, _previous.End), "Found <end> statement without a corresponding beginning of a block");
                break;
            }

            if (!ended && _blockLevel > 1)
                Report(parent, SpanOf(_previous), "The <end> statement was not found");
        }
        finally
        {
            _block = outer;
            Leave();
            _blockLevel--;
        }

        return Close(statements);
    }

    private bool TryParseStatement(ScriptNode parent, bool endsStatement, out ScriptStatement? statement, out bool ended)
    {
        statement = null;
        ended = false;
        while (!_hasFatalError)
        {
            switch (_current.Type)
            {
                case TokenType.Eof:
                    return false;

                case TokenType.Raw or TokenType.Escape:
                    statement = ParseRaw();
                    if (parent is not ScriptCaseStatement)
                        return true;

                    // Text between a case and its first when.
                    statement = null;
                    continue;

                case TokenType.CodeEnter or TokenType.CodeExit or TokenType.EscapeEnter or TokenType.EscapeExit:
                    statement = ParseBrace();
                    return true;

                case var _ when !_inCode:
                    Report($"Unexpected token {Quote(_current)} while not in a code block {{ ... }}");
                    return false;

                case TokenType.NewLine or TokenType.SemiColon:
                    Advance();
                    continue;

                case TokenType.Identifier or TokenType.IdentifierSpecial:
                    return TryParseNamedStatement(parent, endsStatement, out statement, out ended);

                default:
                    if (!IsExpressionStart())
                    {
                        Report($"Unexpected token {Quote(_current)}");
                        return false;
                    }

                    statement = ParseExpressionStatement();
                    return true;
            }
        }

        return false;
    }

    private ScriptRawStatement ParseRaw()
    {
        var raw = Open(new ScriptRawStatement());
        var (_, start, end) = _current;
        raw.Text = new ScriptStringSlice(_lexer.Text, start.Offset, end.Offset - start.Offset + 1);
        raw.Span.End = end;
        Advance();
        return raw;
    }

    private ScriptEscapeStatement ParseBrace()
    {
        var brace = Open(new ScriptEscapeStatement { IsEntering = _current.Type is TokenType.CodeEnter or TokenType.EscapeEnter });
        var entersCode = _current.Type == TokenType.CodeEnter;
        if (entersCode && _inCode)
            Report("Unexpected token while already in a code block");
        else if (_current.Type == TokenType.CodeExit && !_inCode)
            Report("Unexpected code block exit '}}' while no code block enter '{{' has been found");
        else if (_current.Type == TokenType.CodeExit && _scriptOnly)
            Report("Unexpected code clock exit '}}' while parsing in script only mode. '}}' is not allowed.");

        _inCode = entersCode;
        Advance();
        if (entersCode && _block is { Statements: [.., ScriptRawStatement before] })
            brace.Indent = IndentAfter(before.Text);
        return Close(brace);
    }

    /// <summary>The spaces from the start of the line to the end of the text; nothing, if something else is on that line.</summary>
    private static string IndentAfter(ScriptStringSlice text)
    {
        var source = text.FullText!;
        var end = text.Index + text.Length;
        var start = end;
        while (start > 0 && source[start - 1] != '\n')
        {
            if (!char.IsWhiteSpace(source[start - 1]))
                return string.Empty;
            start--;
        }

        return source[start..end];
    }

    /// <summary>Whether the statement ends here, as it must; if not, parsing stops.</summary>
    private bool ExpectEndOfStatement()
    {
        switch (_current.Type)
        {
            case TokenType.NewLine or TokenType.SemiColon:
                Advance();
                return true;
            case TokenType.CodeExit or TokenType.Eof:
                return true;
            default:
                Report(CurrentSpan, $"Invalid token found `{Quote(_current)}`. Expecting <EOL>/end of line.", fatal: true);
                return false;
        }
    }
}
