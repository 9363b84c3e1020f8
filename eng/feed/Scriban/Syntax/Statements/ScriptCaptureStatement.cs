using System.Text;

namespace Scriban.Syntax;

/// <summary>Keeps what its body writes in a variable, as an <see cref="Runtime.IScriptOutput"/> that is a text wherever one is wanted.</summary>
internal sealed class ScriptCaptureStatement : ScriptStatement
{
    public ScriptExpression? Target { get; set; }

    public ScriptBlockStatement? Body { get; set; }

    internal override Syntax Syntax => Syntax.Capture;

    public override object? Evaluate(TemplateContext context)
    {
        context.PushOutput();
        try
        {
            context.Evaluate(Body, false);
        }
        finally
        {
            context.SetValue(Target, context.PopOutput());
        }

        return null;
    }

    internal override void Print(StringBuilder text) => text.Append("capture ").Append(Target).Append("; ").Append(Body);
}
