using System.Text;

namespace Scriban.Syntax;

/// <summary>Statements up to their <c>end</c>.</summary>
public sealed class ScriptBlockStatement : ScriptStatement
{
    internal ScriptBlockStatement()
    {
    }

    internal List<ScriptStatement> Statements { get; } = [];

    internal override Syntax Syntax => Syntax.Block;

    public override object? Evaluate(TemplateContext context)
    {
        var outerIndent = context.CurrentIndent;
        var indent = outerIndent;
        object? result = null;
        try
        {
            foreach (var statement in Statements)
            {
                context.CheckAbort();
                if (context.AutoIndent && statement is ScriptEscapeStatement brace)
                    indent = brace.IsEntering ? brace.Indent : outerIndent;

                context.CurrentIndent = indent;
                if (statement.CanSkipEvaluation)
                    continue;

                result = context.Evaluate(statement);
                if (!statement.CanOutput)
                {
                    result = null;
                }
                else if (result is not null && context.Flow != Flow.Return && context.EnableOutput)
                {
                    context.WriteValue(Span, result);
                    result = null;
                }

                if (context.Flow != Flow.Next)
                    break;
            }
        }
        finally
        {
            context.CurrentIndent = outerIndent;
        }

        return result;
    }

    internal override void Print(StringBuilder text) => text.AppendJoin("; ", Statements);
}
