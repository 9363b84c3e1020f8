using System.Text;
using Scriban.Syntax;

namespace Scriban.Parsing;

/// <summary>Carries <c>name(a) = expression</c> from where expressions are parsed to where statements are.</summary>
internal sealed class DeclarationExpression(ScriptFunction function) : ScriptExpression
{
    public ScriptFunction Function => function;

    public override object? Evaluate(TemplateContext context) => throw new NotSupportedException();

    internal override void Print(StringBuilder text) => function.Print(text);
}
