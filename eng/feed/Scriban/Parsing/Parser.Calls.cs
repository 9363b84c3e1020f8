using Scriban.Syntax;

namespace Scriban.Parsing;

/// <summary>Calls: <c>f a b</c>, <c>f(a, b)</c>, <c>f a name: b</c>, and the words of a loop.</summary>
internal sealed partial class Parser
{
    private Step ParseCall(Reading reading)
    {
        if (_current.Type == TokenType.Identifier && (reading.Parent is ScriptForStatement || PeekNext().Type == TokenType.Colon))
            return ParseNamedArguments(reading);

        var hasParentheses = _current.Type == TokenType.OpenParen && !IsAfterSpace;
        if (reading.Call is { } pending && !hasParentheses)
        {
            pending.Arguments.Add(reading.Left!);
            pending.Span.End = reading.Left!.Span.End;
            return Step.NextArgument;
        }

        var call = Open(new ScriptFunctionCall { Target = reading.Left });
        call.Span.Start = reading.Left!.Span.Start;
        if (hasParentheses)
        {
            ParseParenthesizedArguments(call);
            reading.Left = call;
            return Step.Again;
        }

        reading.Call = call;
        return Step.NextArgument;
    }

    private void ParseParenthesizedArguments(ScriptFunctionCall call)
    {
        call.Explicit = true;
        Advance();
        for (var isFirst = true; _current.Type != TokenType.CloseParen; isFirst = false)
        {
            if (!isFirst && _current.Type == TokenType.Comma)
                Advance();
            else if (!isFirst)
                Report("Expecting a comma to separate arguments in a function call.");

            if (!IsExpressionStart())
            {
                Report("Expecting an expression for argument function calls instead of this token.");
                Report("Expecting a closing parenthesis for a function call.");
                return;
            }

            if (ParseExpression(call) is not { } argument)
            {
                Report("Expecting a closing parenthesis for a function call.");
                return;
            }

            call.Arguments.Add(argument);
            call.Span.End = argument.Span.End;
        }

        call.IsClosed = true;
        Advance();
    }

    /// <summary><c>name: value</c> among the arguments in parentheses.</summary>
    private Step ParseNamedValue(Reading reading)
    {
        if (reading.Left is not ScriptVariable name)
        {
            Report(reading.Left!.Span, "Expecting a simple global or local variable before `:` in order to create a named argument");
            return Step.Finish;
        }

        var argument = Open(new ScriptNamedArgument { Name = name });
        Advance();
        argument.Value = ExpectExpression(reading.Parent);
        reading.Left = Close(argument);
        return Step.Finish;
    }

    private Step ParseNamedArguments(Reading reading)
    {
        var loop = reading.Parent as ScriptForStatement;
        if (loop is null)
        {
            if (reading.Call is { } pending)
                pending.Arguments.Add(reading.Left!);
            else
                reading.Call = Open(new ScriptFunctionCall { Target = reading.Left });
            if (reading.Call.Arguments.Count == 0)
                reading.Call.Span.Start = reading.Left!.Span.Start;
        }

        Close(reading.Left!);
        reading.IsLeftClosed = true;
        while (_current.Type == TokenType.Identifier && (loop is not null || PeekNext().Type == TokenType.Colon))
        {
            var argument = Open(new ScriptNamedArgument());
            var name = ParseVariable();
            if (name is not ScriptVariable variable)
            {
                Report(name.Span, "Invalid identifier passed as a named argument. Expecting a simple variable name");
                break;
            }

            argument.Name = variable;
            if (loop is not null)
                loop.NamedArguments.Add(Close(argument));
            else
                reading.Call!.Arguments.Add(argument);

            if (_current.Type == TokenType.Colon)
            {
                Advance();
                argument.Value = ExpectExpression(reading.Parent, mode: ExpressionMode.Basic);
                if (argument.Value is not null)
                    argument.Span.End = argument.Value.Span.End;
            }

            if (reading.Call is not { } call)
                continue;
            call.Span.End = argument.Span.End;
            if (argument.Value is ScriptAnonymousFunction)
                break;
        }

        if (loop is null && IsExpressionStart())
            return Step.NextArgument;

        if (reading.Call is { } done)
        {
            reading.Left = done;
            reading.Call = null;
        }

        return IsPipe() ? Step.Again : Step.Finish;
    }
}
