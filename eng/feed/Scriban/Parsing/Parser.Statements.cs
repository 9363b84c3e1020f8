using Scriban.Syntax;

namespace Scriban.Parsing;

/// <summary>Statements that begin with a word.</summary>
internal sealed partial class Parser
{
    private bool TryParseNamedStatement(ScriptNode parent, bool endsStatement, out ScriptStatement? statement, out bool ended)
    {
        var start = _current;
        var keyword = CurrentText;
        ended = keyword is "end" or "when" or "else";
        switch (keyword)
        {
            case "end":
                statement = ParseEnd(endsStatement);
                return true;
            case "when":
                return TryAddWhen(parent, start, out statement);
            case "else":
                statement = null;
                return TryAddElse(parent, start);
        }

        if (parent is ScriptCaseStatement)
            Report(SpanOf(start), $"Unexpected statement/expression `{Quote(start)}` in the body of a `case` statement. Only `when`/`else` are expected.");

        statement = keyword switch
        {
            "wrap" => ParseWrap(),
            "if" => ParseIf(isElseIf: false),
            "case" => ParseCase(),
            "for" when PeekNext().Type != TokenType.Dot => ParseFor(new ScriptForStatement(), keyword),
            "tablerow" when PeekNext().Type != TokenType.Dot => ParseFor(new ScriptTableRowStatement(), keyword),
            "while" when PeekNext().Type != TokenType.Dot => ParseWhile(),
            "with" => ParseWith(),
            "import" => ParseImport(),
            "readonly" => ParseReadOnly(),
            "break" => ParseBreak(Flow.Break, keyword),
            "continue" => ParseBreak(Flow.Continue, keyword),
            "func" => ParseFunction(isAnonymous: false),
            "ret" => ParseReturn(),
            "capture" => ParseCapture(),
            _ => ParseExpressionStatement(),
        };
        return true;
    }

    private ScriptEndStatement ParseEnd(bool endsStatement)
    {
        var end = Open(new ScriptEndStatement());
        Advance();
        if (endsStatement)
            ExpectEndOfStatement();
        return Close(end);
    }

    private bool TryAddWhen(ScriptNode parent, Token start, out ScriptStatement? statement)
    {
        statement = null;
        var when = ParseWhen();
        switch (parent)
        {
            case ScriptWhenStatement before:
                before.Next = when;
                return true;
            case ScriptCaseStatement:
                statement = when;
                return true;
            default:
                Report(SpanOf(start), "A `when` condition must be preceded by another `when`/`else`/`case` condition");
                return false;
        }
    }

    private bool TryAddElse(ScriptNode parent, Token start)
    {
        var next = ParseElse();
        switch (parent)
        {
            case ScriptIfStatement before:
                before.Else = next;
                return true;
            case ScriptWhenStatement before:
                before.Next = next;
                return true;
            case ScriptForStatement loop when next is ScriptElseStatement nothing:
                loop.Else = nothing;
                return true;
            case ScriptForStatement:
                Report(next.Span, "Invalid if/else combination within a for statement.");
                return true;
            default:
                Report(SpanOf(start), "A else condition must be preceded by another if/else/when condition or a for loop.");
                return false;
        }
    }

    private ScriptIfStatement ParseIf(bool isElseIf)
    {
        var statement = Open(new ScriptIfStatement { IsElseIf = isElseIf });
        ExpectKeyword("if");
        statement.Condition = ExpectExpression(statement, allowAssignment: false);
        if (ExpectEndOfStatement())
            statement.Body = ParseBlock(statement);
        return Close(statement);
    }

    private ScriptConditionStatement ParseElse()
    {
        if (PeekNext() is { Type: TokenType.Identifier } next && IsKeyword(next, "if"))
        {
            Advance();
            return ParseIf(isElseIf: true);
        }

        var statement = Open(new ScriptElseStatement());
        Advance();
        if (ExpectEndOfStatement())
            statement.Body = ParseBlock(statement);
        return Close(statement);
    }

    private ScriptCaseStatement ParseCase()
    {
        var statement = Open(new ScriptCaseStatement());
        Advance();
        statement.Value = ExpectExpression(statement, allowAssignment: false);
        if (ExpectEndOfStatement())
            statement.Body = ParseBlock(statement);
        return Close(statement);
    }

    /// <summary><c>when a, b</c> or <c>when a || b</c></summary>
    private ScriptWhenStatement ParseWhen()
    {
        var statement = Open(new ScriptWhenStatement());
        Advance();
        while (IsExpressionStart() && ParseExpression(statement, mode: ExpressionMode.When, allowAssignment: false) is { } value)
        {
            statement.Values.Add(value);
            if (_current.Type is TokenType.Comma or TokenType.DoubleVerticalBar)
                Advance();
        }

        if (statement.Values.Count == 0)
            Report("When is expecting at least one value.");
        if (ExpectEndOfStatement())
            statement.Body = ParseBlock(statement);
        return Close(statement);
    }

    private ScriptForStatement ParseFor(ScriptForStatement statement, string keyword)
    {
        Open(statement);
        ExpectKeyword(keyword);
        statement.Variable = ExpectExpression(statement, mode: ExpressionMode.Basic);
        if (statement.Variable is null)
            return Close(statement);

        if (statement.Variable is not IScriptVariablePath)
            Report(statement, $"Expecting a variable instead of `{statement.Variable}`");
        if (_current.Type == TokenType.Identifier && IsKeyword(_current, "in"))
            Advance();
        else
            Report(statement, $"Expecting 'in' word instead of `{Quote(_current)}`");

        statement.Iterator = ExpectExpression(statement);
        if (ExpectEndOfStatement())
            statement.Body = ParseBlock(statement);
        return Close(statement);
    }

    private ScriptWhileStatement ParseWhile()
    {
        var statement = Open(new ScriptWhileStatement());
        Advance();
        statement.Condition = ExpectExpression(statement, allowAssignment: false);
        if (ExpectEndOfStatement())
            statement.Body = ParseBlock(statement);
        return Close(statement);
    }

    private ScriptBreakStatement ParseBreak(Flow flow, string keyword)
    {
        var statement = Open(new ScriptBreakStatement(flow));
        ExpectKeyword(keyword);
        ExpectEndOfStatement();
        return Close(statement);
    }

    private ScriptWithStatement ParseWith()
    {
        var statement = Open(new ScriptWithStatement());
        Advance();
        statement.Name = ExpectExpression(statement);
        if (ExpectEndOfStatement())
            statement.Body = ParseBlock(statement);
        return Close(statement);
    }

    private ScriptWrapStatement ParseWrap()
    {
        var statement = Open(new ScriptWrapStatement());
        Advance();
        statement.Target = ExpectExpression(statement);
        if (ExpectEndOfStatement())
            statement.Body = ParseBlock(statement);
        return Close(statement);
    }

    private ScriptCaptureStatement ParseCapture()
    {
        var statement = Open(new ScriptCaptureStatement());
        Advance();
        statement.Target = ExpectExpression(statement);
        ExpectEndOfStatement();
        statement.Body = ParseBlock(statement);
        return Close(statement);
    }

    private ScriptImportStatement ParseImport()
    {
        var statement = Open(new ScriptImportStatement());
        Advance();
        statement.Expression = ExpectExpression(statement);
        ExpectEndOfStatement();
        return Close(statement);
    }

    private ScriptReadOnlyStatement ParseReadOnly()
    {
        var statement = Open(new ScriptReadOnlyStatement());
        Advance();
        statement.Variable = ExpectVariable(statement);
        ExpectEndOfStatement();
        return Close(statement);
    }

    private ScriptReturnStatement ParseReturn()
    {
        var statement = Open(new ScriptReturnStatement());
        Advance();
        if (IsExpressionStart())
            statement.Expression = ParseExpression(statement);
        ExpectEndOfStatement();
        return Close(statement);
    }

    private ScriptStatement ParseExpressionStatement()
    {
        var statement = Open(new ScriptExpressionStatement());
        statement.Expression = ExpectExpression(statement);

        // name(a) = expression declares a function: it is a statement already.
        if (statement.Expression is DeclarationExpression declaration)
            return declaration.Function;

        if (statement.Expression is not null)
            ExpectEndOfStatement();
        return Close(statement);
    }
}
