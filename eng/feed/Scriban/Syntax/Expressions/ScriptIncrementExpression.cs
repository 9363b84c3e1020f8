using System.Text;

namespace Scriban.Syntax;

/// <summary><c>++a</c>, <c>a++</c>, <c>--a</c> and <c>a--</c></summary>
internal sealed class ScriptIncrementExpression : ScriptExpression
{
    public ScriptExpression? Right { get; set; }

    public bool Decrement { get; set; }

    /// <summary>Whether the value before the change is the result.</summary>
    public bool Post { get; set; }

    internal override Syntax Syntax => Syntax.Increment;

    public override object? Evaluate(TemplateContext context)
    {
        var before = ScriptUnaryExpression.Signed(context, Right!.Span, negate: false, context.Evaluate(Right));
        var after = BinaryOperation.Evaluate(context, Right.Span, ScriptBinaryOperator.Add, before, Decrement ? -1 : 1);
        context.SetValue(Right, after);
        return Post ? before : after;
    }

    internal override void Print(StringBuilder text)
    {
        var sign = Decrement ? "--" : "++";
        _ = Post ? text.Append(Right).Append(sign) : text.Append(sign).Append(Right);
    }
}
