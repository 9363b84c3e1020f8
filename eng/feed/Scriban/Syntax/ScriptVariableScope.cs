namespace Scriban.Syntax;

public enum ScriptVariableScope
{
    Global,
    Local,
}
