namespace Scriban.Syntax;

public class ScriptVariableGlobal(string name) : ScriptVariable(name, ScriptVariableScope.Global)
{
    public override object? GetValue(TemplateContext context) => context.GetValue(this);
}
