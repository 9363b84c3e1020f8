using Scriban.Syntax;

namespace Scriban.Parsing;

/// <summary>Functions that a template declares.</summary>
internal sealed partial class Parser
{
    private ScriptFunction ParseFunction(bool isAnonymous)
    {
        var function = Open(new ScriptFunction());
        var outerLevel = _expressionLevel;
        _expressionLevel = 0;
        try
        {
            Advance();
            if (!isAnonymous)
                function.Name = ExpectVariable(function);
            if (_current.Type == TokenType.OpenParen)
                function.Parameters = ParseParameters(function);
            ExpectEndOfStatement();
            function.Body = ParseBlock(function, endsStatement: !isAnonymous);
        }
        finally
        {
            _expressionLevel = outerLevel;
        }

        return Close(function);
    }

    private List<ScriptParameter> ParseParameters(ScriptFunction function)
    {
        var parameters = new List<ScriptParameter>();
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
                return parameters;
            }

            if (ParseParameter(function, parameters) is not { } parameter)
            {
                Report("Expecting a closing parenthesis for a function call.");
                return parameters;
            }

            parameters.Add(parameter);
        }

        Advance();
        return parameters;
    }

    /// <summary><c>name</c>, <c>name = literal</c> or <c>name...</c>: in this order.</summary>
    private ScriptParameter? ParseParameter(ScriptFunction function, List<ScriptParameter> before)
    {
        var parameter = Open(new ScriptParameter());
        var name = ExpectVariable(function);
        if (name is null)
            return null;
        if (name is not ScriptVariableGlobal)
            Report(name.Span, "Expecting only a simple name parameter for a function");

        parameter.Name = name;
        switch (_current.Type)
        {
            case TokenType.Equal:
                if (before.Exists(other => other.IsVariable))
                    Report(name.Span, "Cannot declare an optional parameter after a variable parameter (`...`).");
                parameter.IsOptional = true;
                Advance();
                parameter.DefaultValue = ExpectExpression(parameter) as ScriptLiteral;
                if (parameter.DefaultValue is null)
                    Report(name.Span, "Expecting only a literal for an optional parameter value.");
                break;
            case TokenType.TripleDot:
                if (before.Exists(other => other.IsVariable))
                    Report(name.Span, "Cannot declare multiple variable parameters.");
                parameter.IsVariable = true;
                Advance();
                break;
            default:
                if (before.Exists(other => other.IsOptional || other.IsVariable))
                    Report(name.Span, "Cannot declare a normal parameter after an optional parameter.");
                break;
        }

        return Close(parameter);
    }

    private ScriptVariable? ExpectVariable(ScriptNode parent)
    {
        if (_current.Type is not (TokenType.Identifier or TokenType.IdentifierSpecial))
        {
            Report(parent, $"Expecting a variable instead of `{Quote(_current)}`");
            return null;
        }

        var expression = ParseVariable();
        if (expression is ScriptVariable variable)
            return variable;

        Report(parent, $"Unexpected variable `{expression}`");
        return null;
    }
}
