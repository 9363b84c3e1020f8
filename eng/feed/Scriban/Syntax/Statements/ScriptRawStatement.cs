using System.Text;

namespace Scriban.Syntax;

/// <summary>Text outside the braces.</summary>
internal sealed class ScriptRawStatement : ScriptStatement
{
    public ScriptStringSlice Text { get; set; }

    internal override Syntax Syntax => Syntax.Raw;

    public override object? Evaluate(TemplateContext context)
    {
        if (Text.Length == 0)
            return null;
        if (!context.EnableOutput)
            return Text.ToString();

        context.Write(Text);
        return null;
    }

    internal override void Print(StringBuilder text) => text.Append(Text.AsSpan());
}
