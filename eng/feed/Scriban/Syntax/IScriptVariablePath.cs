namespace Scriban.Syntax;

/// <summary>An expression that can be read and written: a variable, a member, an element.</summary>
internal interface IScriptVariablePath
{
    object? GetValue(TemplateContext context);

    void SetValue(TemplateContext context, object? valueToSet);

    string GetFirstPath();
}
