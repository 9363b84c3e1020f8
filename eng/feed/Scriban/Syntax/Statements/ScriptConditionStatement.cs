namespace Scriban.Syntax;

/// <summary>A branch that another may follow: if, else, case, when.</summary>
internal abstract class ScriptConditionStatement : ScriptStatement
{
    public ScriptBlockStatement? Body { get; set; }
}
