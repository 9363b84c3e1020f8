namespace Scriban.Syntax;

/// <summary>A loop.</summary>
public abstract class ScriptLoopStatementBase : ScriptStatement
{
    private protected ScriptLoopStatementBase()
    {
    }

    internal ScriptBlockStatement? Body { get; set; }

    public override object? Evaluate(TemplateContext context)
    {
        context.EnterLoop(this);
        try
        {
            return Run(context);
        }
        finally
        {
            context.ExitLoop(this);
            if (context.Flow != Flow.Return)
                context.Flow = Flow.Next;
        }
    }

    private protected abstract object? Run(TemplateContext context);

    private protected virtual object? RunBody(TemplateContext context, LoopState state) => context.Evaluate(Body, false);

    /// <summary>Whether the loop goes on after its body has run.</summary>
    private protected static bool GoesOn(TemplateContext context)
    {
        if (context.Flow == Flow.Return)
            return false;

        var goesOn = context.Flow != Flow.Break;
        context.Flow = Flow.Next;
        return goesOn;
    }
}
