using System.Text;

namespace Scriban.Syntax;

/// <summary>Makes the members of an object global variables.</summary>
internal sealed class ScriptImportStatement : ScriptStatement
{
    public ScriptExpression? Expression { get; set; }

    internal override Syntax Syntax => Syntax.Import;

    public override object? Evaluate(TemplateContext context)
    {
        if (context.Evaluate(Expression, false) is { } value)
            context.Import(Expression!.Span, value);
        return null;
    }

    internal override void Print(StringBuilder text) => text.Append("import ").Append(Expression);
}
