using Scriban.Syntax;

namespace Scriban.Parsing;

/// <summary>
/// Expressions. A name that is followed by an expression calls a function, so that arguments are read one after the
/// other into the call that is pending; operators bind their right side by precedence.
/// </summary>
internal sealed partial class Parser
{
    private const int UnaryPrecedence = 200;
    private const int IncrementPrecedence = 210;

    private enum ExpressionMode
    {
        /// <summary>Everything.</summary>
        Default,

        /// <summary>A colon belongs to <c>? :</c>.</summary>
        NoNamedArgument,

        /// <summary>Without operators and calls.</summary>
        Basic,

        /// <summary>A value of a when: <c>||</c> separates the values.</summary>
        When,
    }

    private ScriptExpression? ExpectExpression(
        ScriptNode parent,
        ScriptExpression? pendingCall = null,
        int precedence = 0,
        string? message = null,
        ExpressionMode mode = ExpressionMode.Default,
        bool allowAssignment = true)
    {
        if (IsExpressionStart())
            return ParseExpression(parent, pendingCall, precedence, mode, allowAssignment);

        Report(parent, CurrentSpan, message ?? $"Expecting <expression> instead of `{Quote(_current)}`");
        return null;
    }

    private ScriptExpression? ParseExpression(
        ScriptNode parent,
        ScriptExpression? pendingCall = null,
        int precedence = 0,
        ExpressionMode mode = ExpressionMode.Default,
        bool allowAssignment = true)
    {
        var outerDepth = _depth;
        _expressionLevel++;
        Enter();
        try
        {
            var reading = new Reading(parent, pendingCall, precedence, mode, allowAssignment);
            while (true)
            {
                var operand = ParseOperand(reading);
                if (operand is null)
                    return null;
                if (reading.IsBlockDelegate)
                    return operand;

                reading.Left = operand;
                if (operand is not ScriptAnonymousFunction)
                {
                    var step = Step.Again;
                    while (step == Step.Again)
                        step = ParseAfterOperand(reading);
                    if (step == Step.NextArgument)
                        continue;
                    if (step == Step.Done)
                        return reading.Left;
                }

                return Finish(reading);
            }
        }
        finally
        {
            _depth = outerDepth;
            _expressionLevel--;
        }
    }

    private ScriptExpression? Finish(Reading reading)
    {
        if (reading.Call is not { } call)
            return reading.IsLeftClosed || reading.Left is null ? reading.Left : Close(reading.Left);

        call.Arguments.Add(reading.Left!);
        call.Span.End = reading.Left!.Span.End;
        return call;
    }

    private ScriptExpression? ParseOperand(Reading reading)
    {
        reading.Operands++;
        switch (_current.Type)
        {
            case TokenType.Identifier or TokenType.IdentifierSpecial:
                var variable = ParseVariable();
                if (ScriptVariable.BlockDelegate.Equals(variable))
                    CheckBlockDelegate(reading);
                return variable;
            case TokenType.Integer:
                return ParseInteger();
            case TokenType.HexaInteger:
                return ParseBits(bitsPerDigit: 4);
            case TokenType.BinaryInteger:
                return ParseBits(bitsPerDigit: 1);
            case TokenType.Float:
                return ParseFloat();
            case TokenType.String:
                return ParseString();
            case TokenType.VerbatimString:
                return ParseVerbatim();
            case TokenType.InterpolatedString or TokenType.BeginInterpolatedString:
                return ParseInterpolatedString();
            case TokenType.ContinuationInterpolatedString:
                return ParseInterpolatedPart();
            case TokenType.OpenInterpolatedBrace:
                return ParseInterpolation();
            case TokenType.OpenParen:
                return ParseParentheses();
            case TokenType.OpenBrace:
                return ParseObject();
            case TokenType.OpenBracket:
                return ParseArray();
            case TokenType.DoublePlus or TokenType.DoubleMinus:
                return ParseIncrement();
            case var _ when IsUnaryStart():
                return ParseUnary();
            default:
                Report(reading.Call is { } call
                    ? $"Unexpected token `{Quote(_current)}` while parsing function call `{call}`"
                    : $"Unexpected token `{Quote(_current)}` while parsing expression");
                return null;
        }
    }

    private void CheckBlockDelegate(Reading reading)
    {
        reading.IsBlockDelegate = true;
        if (reading.Operands != 1 || _expressionLevel > 1)
            Report("Cannot use block delegate $$ in a nested expression");
        if (reading.Parent is not ScriptExpressionStatement)
            Report(reading.Parent, "Cannot use block delegate $$ outside an expression statement");
    }

    private ScriptNestedExpression ParseParentheses()
    {
        var nested = Open(new ScriptNestedExpression());
        Advance();
        nested.Expression = ExpectExpression(nested);
        if (_current.Type == TokenType.CloseParen)
            Advance();
        else
            Report($"Invalid token `{Quote(_current)}`. Expecting a closing `)`.");
        return Close(nested);
    }

    private ScriptUnaryExpression ParseUnary()
    {
        var unary = Open(new ScriptUnaryExpression());
        unary.Operator = _current.Type switch
        {
            TokenType.Exclamation => ScriptUnaryOperator.Not,
            TokenType.Minus => ScriptUnaryOperator.Negate,
            TokenType.Plus => ScriptUnaryOperator.Plus,
            TokenType.Arroba => ScriptUnaryOperator.FunctionAlias,
            _ => ScriptUnaryOperator.FunctionParametersExpand,
        };
        Advance();
        unary.Right = ExpectExpression(unary, precedence: UnaryPrecedence);
        return Close(unary);
    }

    private ScriptIncrementExpression ParseIncrement()
    {
        var increment = Open(new ScriptIncrementExpression { Decrement = _current.Type == TokenType.DoubleMinus });
        Advance();
        increment.Right = ExpectExpression(increment, precedence: IncrementPrecedence);
        if (increment.Right is not IScriptVariablePath)
            Report("The operand of an increment or decrement operator must be a variable, property or indexer");
        return Close(increment);
    }

    private bool IsExpressionStart() => IsUnaryStart() || _current.Type
        is TokenType.Identifier or TokenType.IdentifierSpecial
        or TokenType.Integer or TokenType.HexaInteger or TokenType.BinaryInteger or TokenType.Float
        or TokenType.String or TokenType.VerbatimString or TokenType.InterpolatedString or TokenType.BeginInterpolatedString
        or TokenType.ContinuationInterpolatedString or TokenType.EndingInterpolatedString
        or TokenType.OpenParen or TokenType.OpenBrace or TokenType.OpenBracket;

    private bool IsUnaryStart() => _current.Type
        is TokenType.Exclamation or TokenType.Minus or TokenType.Plus or TokenType.Arroba or TokenType.Caret
        or TokenType.DoublePlus or TokenType.DoubleMinus;

    private bool IsAfterSpace => _current.Start.Offset > 0 && char.IsWhiteSpace(_lexer.Text[_current.Start.Offset - 1]);

    private enum Step
    {
        /// <summary>Look at what follows the new left side.</summary>
        Again,

        /// <summary>Read the next argument of the pending call.</summary>
        NextArgument,

        /// <summary>The left side is the expression, with the pending call around it.</summary>
        Finish,

        /// <summary>The left side is the result as it stands.</summary>
        Done,
    }

    /// <summary>An expression while it is read.</summary>
    private sealed class Reading(ScriptNode parent, ScriptExpression? outerCall, int precedence, ExpressionMode mode, bool allowAssignment)
    {
        public ScriptNode Parent => parent;

        /// <summary>The call around this expression, if it is one of its arguments.</summary>
        public ScriptExpression? OuterCall => outerCall;

        public int Precedence => precedence;

        public ExpressionMode Mode { get; } = mode == ExpressionMode.When ? ExpressionMode.Default : mode;

        public bool IsWhen => mode == ExpressionMode.When;

        public bool AllowAssignment => allowAssignment;

        public ScriptExpression? Left { get; set; }

        /// <summary>The call whose arguments are being read.</summary>
        public ScriptFunctionCall? Call { get; set; }

        public bool IsLeftClosed { get; set; }

        public bool IsBlockDelegate { get; set; }

        public int Operands { get; set; }

        public bool IsAfterPipe => parent is ScriptPipeCall;

        /// <summary>Closes the pending call with the left side as its last argument.</summary>
        public void CloseCall()
        {
            if (Call is not { } call)
                return;

            call.Arguments.Add(Left!);
            Left = call;
            Call = null;
        }
    }
}
