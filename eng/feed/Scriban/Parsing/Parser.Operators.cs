using Scriban.Syntax;

namespace Scriban.Parsing;

/// <summary>What may follow an operand: members, elements, operators, pipes.</summary>
internal sealed partial class Parser
{
    private Step ParseAfterOperand(Reading reading)
    {
        if (_current.Type is TokenType.EndingInterpolatedString or TokenType.CloseInterpolatedBrace
            or TokenType.ContinuationInterpolatedString or TokenType.OpenInterpolatedBrace)
            return Step.Finish;

        if (_current.Type is TokenType.Dot or TokenType.QuestionDot)
            return ParseMember(reading);

        if (_current.Type is TokenType.DoublePlus or TokenType.DoubleMinus)
            ParsePostIncrement(reading);

        if (_current.Type == TokenType.OpenBracket && !IsAfterSpace
            && reading.Left is IScriptVariablePath or ScriptLiteral or ScriptFunctionCall)
            return ParseIndexer(reading);

        if (reading.Mode == ExpressionMode.Basic || reading.Parent is ScriptUnaryExpression { Operator: ScriptUnaryOperator.FunctionAlias })
            return Step.Finish;

        if (_current.Type == TokenType.Colon && reading.Mode != ExpressionMode.NoNamedArgument)
            return ParseNamedValue(reading);

        if (_current.Type == TokenType.Equal && (reading.Left as ScriptFunctionCall)?.AsDeclaration() is { } declaration)
            return ParseDeclaration(reading, declaration);

        if (BinaryOperators.IsAssignment(_current.Type, out var operation))
            return ParseAssignment(reading, operation);

        var (binary, precedence) = BinaryOperators.Of(_current.Type);
        if (binary != ScriptBinaryOperator.None)
            return ParseBinary(reading, binary, precedence);

        if (_current.Type == TokenType.Question)
            return ParseConditional(reading);

        if (IsExpressionStart())
            return reading.OuterCall is null ? ParseCall(reading) : Step.Finish;

        if (reading.Precedence > 0)
            return Step.Finish;

        // After a pipe a function is called even without arguments.
        if (reading is { IsAfterPipe: true, Call: null, Left: IScriptVariablePath })
            reading.Left = new ScriptFunctionCall { Target = reading.Left, Span = reading.Left.Span };

        return IsPipe() ? ParsePipe(reading) : Step.Finish;
    }

    private bool IsPipe() => _current.Type is TokenType.VerticalBar or TokenType.PipeGreater;

    private Step ParseMember(Reading reading)
    {
        var target = reading.Left!;
        var name = PeekNext();
        if (name.Type != TokenType.Identifier)
        {
            Report(SpanOf(name), $"Invalid token `{name.Type}`. The dot operator is expected to be followed by a plain identifier");
            return Step.Done;
        }

        var nullConditional = _current.Type == TokenType.QuestionDot || target is ScriptMemberExpression { NullConditional: true };
        Advance();
        var asksEmpty = CurrentText is "empty" or "blank" && PeekNext().Type == TokenType.Question;
        if (ParseVariable() is not ScriptVariable member)
        {
            Report("Unexpected literal member `{member}`");
            reading.Left = null;
            return Step.Done;
        }

        if (asksEmpty)
        {
            Advance();
            reading.Left = Close(new ScriptIsEmptyExpression { Target = target, Member = member, Span = target.Span });
        }
        else
        {
            reading.Left = Close(new ScriptMemberExpression { Target = target, Member = member, NullConditional = nullConditional, Span = target.Span });
        }

        return Step.Again;
    }

    private void ParsePostIncrement(Reading reading)
    {
        if (reading.Left is not IScriptVariablePath)
            Report("The operand of an increment or decrement operator must be a variable, property or indexer");
        reading.Left = new ScriptIncrementExpression
        {
            Right = reading.Left,
            Span = reading.Left!.Span,
            Decrement = _current.Type == TokenType.DoubleMinus,
            Post = true,
        };
        Advance();
    }

    private Step ParseIndexer(Reading reading)
    {
        var indexer = new ScriptIndexerExpression { Target = reading.Left, Span = reading.Left!.Span };
        Advance();
        indexer.Index = ExpectExpression(indexer, reading.Call, 0, $"Expecting <index_expression> instead of `{Quote(_current)}`", reading.Mode);
        if (_current.Type == TokenType.CloseBracket)
            Advance();
        else
            Report($"Unexpected `{Quote(_current)}`. Expecting ']'");
        reading.Left = Close(indexer);
        return Step.Again;
    }

    private Step ParseDeclaration(Reading reading, ScriptFunction function)
    {
        if (_expressionLevel > 1 || !reading.AllowAssignment)
            Report(reading.Left!, "Creating a function is only allowed for a top level assignment");
        Advance();
        function.Body = ParseExpressionStatement();
        function.Span.End = function.Body.Span.End;
        reading.Left = new DeclarationExpression(function) { Span = function.Span };
        return Step.Finish;
    }

    private Step ParseAssignment(Reading reading, ScriptBinaryOperator operation)
    {
        var assignment = Open(new ScriptAssignExpression { Operator = operation, Target = reading.Left });
        assignment.Span.Start = reading.Left!.Span.Start;
        if (reading.Left is not IScriptVariablePath || reading.Call is not null || _expressionLevel > 1 || !reading.AllowAssignment)
            Report(assignment, "Expression is only allowed for a top level assignment");
        Advance();
        assignment.Value = ExpectExpression(assignment, reading.OuterCall);
        reading.Left = Close(assignment);
        return Step.Finish;
    }

    private Step ParseBinary(Reading reading, ScriptBinaryOperator operation, int precedence)
    {
        if ((reading.IsWhen && operation == ScriptBinaryOperator.Or) || precedence <= reading.Precedence)
            return Step.Finish;

        // Counted although the recursion is not deep: it bounds how long a chain may get.
        Enter();
        var binary = new ScriptBinaryExpression { Left = reading.Left, Operator = operation, OperatorSpan = CurrentSpan, Span = reading.Left!.Span };
        Advance();
        binary.Right = ExpectExpression(
            binary,
            reading.Call ?? reading.OuterCall,
            precedence,
            $"Expecting an <expression> to the right of the operator instead of `{Quote(_current)}`",
            reading.Mode);
        reading.Left = Close(binary);
        return Step.Again;
    }

    private Step ParseConditional(Reading reading)
    {
        if (reading.Precedence > 0)
            return Step.Finish;

        if (reading.Call is { } call)
        {
            reading.CloseCall();
            Close(call);
        }

        var conditional = new ScriptConditionalExpression { Condition = reading.Left, Span = reading.Left!.Span };
        Advance();
        conditional.ThenValue = ExpectExpression(conditional, mode: ExpressionMode.NoNamedArgument);
        Expect(TokenType.Colon);
        conditional.ElseValue = ExpectExpression(conditional, mode: ExpressionMode.NoNamedArgument);
        reading.Left = Close(conditional);
        return Step.Finish;
    }

    private Step ParsePipe(Reading reading)
    {
        reading.CloseCall();
        var pipe = Open(new ScriptPipeCall { From = reading.Left, IsArrow = _current.Type == TokenType.PipeGreater });
        pipe.Span.Start = reading.Left!.Span.Start;

        // The function may stand on the next line.
        _newLinesIgnored++;
        Advance();
        _newLinesIgnored--;
        pipe.To = ExpectExpression(pipe);
        reading.Left = Close(pipe);
        return Step.Done;
    }
}
