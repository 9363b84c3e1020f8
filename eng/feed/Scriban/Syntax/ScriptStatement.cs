namespace Scriban.Syntax;

public abstract class ScriptStatement : ScriptNode
{
    private protected ScriptStatement()
    {
    }

    /// <summary>Whether there is nothing to run, as in a brace or an <c>end</c>.</summary>
    public bool CanSkipEvaluation { get; private protected init; }

    /// <summary>Whether its value is written.</summary>
    public bool CanOutput { get; private protected set; } = true;
}
