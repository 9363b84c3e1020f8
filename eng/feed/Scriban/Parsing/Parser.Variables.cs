using System.Globalization;
using Scriban.Syntax;

namespace Scriban.Parsing;

/// <summary>Names: variables, and the words that stand for values.</summary>
internal sealed partial class Parser
{
    private ScriptExpression ParseVariable()
    {
        var token = _current;
        var span = CurrentSpan;
        var name = CurrentText;
        switch (name)
        {
            case "null":
                return CloseLiteral(null);
            case "true":
                return CloseLiteral(true);
            case "false":
                return CloseLiteral(false);
            case "this":
                var self = Open(new ScriptThisExpression());
                Advance();
                return Close(self);
            case "do":
                var anonymous = Open(new ScriptAnonymousFunction());
                anonymous.Function = ParseFunction(isAnonymous: true);
                return Close(anonymous);
        }

        Advance();
        if (name[0] == '$')
            return ParseLocal(name[1..], span);
        if (name is "for" or "while" or "tablerow" && _current.Type == TokenType.Dot)
            CheckLoopMember(name, token);
        return new ScriptVariableGlobal(name) { Span = span };
    }

    /// <summary><c>$0</c> is an element of the arguments.</summary>
    private static ScriptExpression ParseLocal(string name, SourceSpan span)
    {
        if (!int.TryParse(name, NumberStyles.Integer, CultureInfo.InvariantCulture, out var index))
            return new ScriptVariableLocal(name) { Span = span };

        return new ScriptIndexerExpression
        {
            Target = new ScriptVariableLocal(ScriptVariable.Arguments.BaseName) { Span = span },
            Index = new ScriptLiteral(index) { Span = span },
            Span = span,
        };
    }

    private void CheckLoopMember(string loop, Token token)
    {
        var next = PeekNext();
        if (next.Type != TokenType.Identifier)
        {
            Report(SpanOf(token), $"Invalid token `{Quote(_current)}`. The loop variable <{loop}> dot must be followed by an identifier");
            return;
        }

        var member = next.TextIn(_lexer.Text);
        switch (member)
        {
            case "first" or "even" or "odd" or "index":
            case "last" or "changed" or "length" or "rindex" when loop != "while":
            case "col" when loop == "tablerow":
                return;
            case "last" or "changed" or "length" or "rindex" or "col":
                Report(SpanOf(token), $"The loop variable <{loop}.{member}> is invalid");
                return;
            default:
                Report(SpanOf(token), $"The loop variable <{loop}.{member}> is not supported");
                return;
        }
    }
}
