using System.Numerics;
using System.Text;
using Scriban.Parsing;

namespace Scriban.Syntax;

/// <summary><c>!a</c>, <c>-a</c>, <c>+a</c>, <c>@f</c> (the function itself) and <c>^a</c> (its elements as arguments)</summary>
internal sealed class ScriptUnaryExpression : ScriptExpression
{
    public ScriptUnaryOperator Operator { get; set; }

    public ScriptExpression? Right { get; set; }

    internal override Syntax Syntax => Syntax.Unary;

    public override object? Evaluate(TemplateContext context)
    {
        if (Operator == ScriptUnaryOperator.FunctionAlias)
            return context.Evaluate(Right, true);

        var value = context.Evaluate(Right, false);
        return Operator switch
        {
            ScriptUnaryOperator.Not => !context.ToBool(Right!.Span, value),
            ScriptUnaryOperator.Negate or ScriptUnaryOperator.Plus => Signed(context, Right!.Span, Operator == ScriptUnaryOperator.Negate, value),
            _ => value,
        };
    }

    public static object Signed(TemplateContext context, SourceSpan span, bool negate, object? value) => value switch
    {
        int number => negate ? -number : value,
        double number => negate ? -number : value,
        float number => negate ? -number : value,
        long number => negate ? -number : value,
        decimal number => negate ? -number : value,
        BigInteger number => negate ? -number : value,
        null => throw new ScriptRuntimeException(span, $"Operator `{(negate ? '-' : '+')}` is not supported"),
        _ => throw new ScriptRuntimeException(span, $"Unexpected value `{value} / Type: {context.GetTypeName(value)}`. Cannot negate(-)/positive(+) a non-numeric value"),
    };

    internal override void Print(StringBuilder text) => text.Append(Operator switch
    {
        ScriptUnaryOperator.Not => '!',
        ScriptUnaryOperator.Negate => '-',
        ScriptUnaryOperator.Plus => '+',
        ScriptUnaryOperator.FunctionAlias => '@',
        _ => '^',
    }).Append(Right);
}
