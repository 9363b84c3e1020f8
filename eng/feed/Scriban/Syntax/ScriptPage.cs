using System.Text;

namespace Scriban.Syntax;

/// <summary>A whole template.</summary>
public class ScriptPage : ScriptNode
{
    internal ScriptPage()
    {
    }

    public ScriptBlockStatement? Body { get; internal set; }

    public override object? Evaluate(TemplateContext context)
    {
        context.Flow = Flow.Next;
        try
        {
            return Body is null ? null : context.Evaluate(Body);
        }
        finally
        {
            context.Flow = Flow.Next;
        }
    }

    internal override void Print(StringBuilder text) => Body?.Print(text);
}
